package chat.scp.quic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.MessageId;
import chat.scp.quic.engine.QuicEngine;
import chat.scp.quic.kwik.KwikEngine;
import chat.scp.quic.netty.NettyEngines;
import chat.scp.quic.testing.Relay;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.ServerCommand;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What Netty's engine does beyond what every engine must. */
@Timeout(60)
final class NettyEngineTest {
    private static final ConversationId CONVERSATION = new ConversationId(23, 1);

    private final TestServer server = new TestServer();
    private final List<X509Certificate> shown = new CopyOnWriteArrayList<>();

    private static ListenerOptions options() {
        return ListenerOptions.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private QuicListener listen(QuicEngine engine, ListenerOptions options) throws Exception {
        return QuicListener.open(engine, options, TestIdentity.IDENTITY, TestServer.CONFIG, server);
    }

    private QuicConnector connector(QuicEngine engine) {
        ConnectorOptions hasty = ConnectorOptions.USUAL.withConnectTimeout(Duration.ofSeconds(2));
        return QuicConnector.of(engine, hasty, (chain, host, port) -> shown.add(chain.get(0)));
    }

    private void logsIn(QuicEngine client, QuicListener listener) throws Exception {
        try (QuicConnector connector = connector(client)) {
            TestClient alice = new TestClient(connector, "alice").login(listener);
            alice.client.close();
            alice.awaitEvent(ClientEvent.Closed.class);
        }
    }

    @Test
    void clientsOfBothEnginesProveTheirAddressWhenTheyHaveTo() throws Exception {
        try (QuicListener listener = listen(NettyEngines.demandingRetry(), options())) {
            logsIn(NettyEngines.usual(), listener);
            logsIn(new KwikEngine(), listener);
        }
    }

    /** A Retry comes so soon that kwik would not know yet what it sent. */
    @Test
    void noClientOfKwikFailsBecauseItHasToProveItsAddress() throws Exception {
        ListenerOptions many = options().withMaxHandshakesPerAddress(1_000);
        try (QuicListener listener = listen(NettyEngines.demandingRetry(), many)) {
            for (int i = 0; i < 120; i++) {
                new RawPeer(new KwikEngine(), listener, "scp/2").close();
            }
        }
    }

    /**
     * HELLO goes with the end of the handshake: it comes, though nothing that the server says after that end passes. WELCOME
     * answers it: it comes, though nothing more of the client passes.
     */
    @Test
    void whoResumesIsBackAfterTwoRoundTrips() throws Exception {
        try (QuicListener listener = listen(NettyEngines.usual(), options());
                QuicConnector connector = connector(NettyEngines.usual())) {
            TestClient alice = new TestClient(connector, "alice").login(listener);
            alice.client.cut();
            alice.awaitEvent(ClientEvent.Offline.class);
            try (Relay relay = new Relay(listener.address(), 0, 0)) {
                server.onArrival = () -> relay.hold(false, true);
                server.onLogin = () -> relay.hold(true, false);
                alice.client.connect("127.0.0.1", relay.port()).get(15, TimeUnit.SECONDS);
                alice.awaitEvent(ClientEvent.Online.class, ClientEvent.Online::resumed);
                relay.hold(false, false);
                alice.client.close();
                alice.awaitEvent(ClientEvent.Closed.class);
            }
        }
    }

    /** What the server answers is acknowledged in the packet with the next message. */
    @Test
    void aClientThatTalksSendsAPacketForEachMessage() throws Exception {
        int messages = 200;
        try (QuicListener listener = listen(NettyEngines.usual(), options());
                QuicConnector connector = connector(NettyEngines.usual())) {
            server.open(CONVERSATION);
            TestClient alice = new TestClient(connector, "alice", CONVERSATION).login(listener);
            QuicStatistics before = alice.client.statistics();
            for (int i = 0; i < messages; i++) {
                MessageId id = alice.send(CONVERSATION, "hello");
                alice.awaitEvent(
                        ClientEvent.SendEnded.class, event -> event.id().equals(id));
            }
            long packets = alice.client.statistics().packetsSent() - before.packetsSent();
            assertTrue(packets < messages * 3 / 2, "packets: " + packets); // twice as many without
            assertEquals(0, alice.client.statistics().packetsLost());
        }
    }

    /** Or the server would ask again, and again. */
    @Test
    void aClientThatSaysNothingAcknowledgesAllTheSame() throws Exception {
        try (QuicListener listener = listen(NettyEngines.usual(), options());
                QuicConnector connector = connector(NettyEngines.usual())) {
            server.open(CONVERSATION);
            TestClient alice = new TestClient(connector, "alice", CONVERSATION).login(listener);
            TestClient bob = new TestClient(connector, "bob", CONVERSATION).login(listener);
            QuicSession<ServerCommand> bobs = server.online().get(1).session;
            alice.send(CONVERSATION, "hello");
            bob.awaitEvent(ClientEvent.MessageReceived.class);
            long sent = bobs.statistics().packetsSent();
            Thread.sleep(500); // several times as long as a server waits before it asks again
            long more = bobs.statistics().packetsSent() - sent;
            assertTrue(more <= 1, "packets: " + more); // one acknowledges bob's mark
        }
    }

    @Test
    void whoComesTooOftenIsNotAnswered() throws Exception {
        try (QuicListener listener = listen(NettyEngines.usual(), options().withMaxHandshakesPerAddress(2));
                QuicConnector connector = connector(NettyEngines.usual())) {
            new TestClient(connector, "a").login(listener);
            new TestClient(connector, "b").login(listener);
            assertThrows(ExecutionException.class, () -> new TestClient(connector, "c").connect(listener));
            assertEquals(2, listener.sessions());
        }
    }

    @Test
    void afterRefuseNobodyNewComesInAndSessionsGoOn() throws Exception {
        try (QuicListener listener = listen(NettyEngines.usual(), options());
                QuicConnector connector = connector(NettyEngines.usual())) {
            new TestClient(connector, "a").login(listener);
            listener.refuse();
            assertThrows(ExecutionException.class, () -> new TestClient(connector, "b").connect(listener));
            assertEquals(1, listener.sessions());
        }
    }

    @Test
    void garbageOnThePortHurtsNobody() throws Exception {
        try (QuicListener listener = listen(NettyEngines.usual(), options());
                DatagramSocket socket = new DatagramSocket()) {
            for (int length = 0; length < 1_400; length++) {
                byte[] garbage = new byte[length];
                Arrays.fill(garbage, (byte) (length * 31));
                socket.send(new DatagramPacket(garbage, length, listener.address()));
            }
            logsIn(NettyEngines.usual(), listener);
        }
    }

    @Test
    void severalLoopsShareOnePortAndNoOtherServerGetsIt() throws Exception {
        try (QuicListener listener = listen(NettyEngines.usual(), options().withLoops(3));
                QuicConnector connector = connector(NettyEngines.usual())) {
            for (int i = 0; i < 12; i++) {
                new TestClient(connector, "user" + i).login(listener);
            }
            assertEquals(12, listener.sessions());
            ListenerOptions same = ListenerOptions.at(listener.address()).withLoops(3);
            assertThrows(IOException.class, () -> listen(NettyEngines.usual(), same));
        }
    }

    @Test
    void nothingIsLeftWhenAllIsClosed() throws Exception {
        logsInOnce(); // what Netty starts once for good
        Set<String> before = threads();
        int port;
        for (int i = 0; i < 5; i++) {
            logsInOnce();
        }
        try (QuicListener listener = listen(NettyEngines.usual(), options())) {
            port = listener.address().getPort();
        }
        Await.until(() -> "no threads but " + before + ", but got " + threads(), () -> before.containsAll(threads()));
        new DatagramSocket(port, InetAddress.getLoopbackAddress()).close();
    }

    private void logsInOnce() throws Exception {
        try (QuicListener listener = listen(NettyEngines.usual(), options())) {
            logsIn(NettyEngines.usual(), listener);
        }
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("scp-"))
                .collect(Collectors.toSet());
    }

    @Test
    void aServerTakesNettyByItselfAndAClientKwik() throws Exception {
        String netty;
        try (QuicEngine known = NettyEngines.usual()) {
            netty = known.name();
        }
        assertTrue(netty.matches("Netty QUIC \\d.*"), netty);
        try (QuicListener listener = QuicListener.open(options(), TestIdentity.IDENTITY, TestServer.CONFIG, server);
                QuicConnector connector = QuicConnector.of(ConnectorOptions.USUAL, (chain, host, port) -> {})) {
            assertEquals(netty, listener.engine());
            assertTrue(connector.engine().startsWith("kwik"), connector.engine());
        }
        try (QuicListener listener = QuicListener.open(
                options().withEngine(EngineChoice.KWIK), TestIdentity.IDENTITY, TestServer.CONFIG, server)) {
            assertFalse(listener.engine().startsWith("Netty"), listener.engine());
        }
    }
}
