package chat.scp.quic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.pdu.ConversationId;
import chat.scp.quic.engine.QuicEngine;
import chat.scp.quic.testing.Relay;
import chat.scp.quic.tls.ServerIdentity;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.SendOutcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every pair of engines must do, one as client and one as server: a class for each pair extends this. */
@Timeout(90)
abstract class EngineSuite {
    static final ConversationId CONVERSATION = new ConversationId(1, 2);

    final TestServer server = new TestServer();
    QuicListener listener;
    QuicConnector connector;

    abstract QuicEngine serverEngine();

    abstract QuicEngine clientEngine();

    ListenerOptions listenerOptions() {
        return ListenerOptions.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @BeforeEach
    void listen() throws IOException {
        listener =
                QuicListener.open(serverEngine(), listenerOptions(), TestIdentity.IDENTITY, TestServer.CONFIG, server);
        connector = QuicConnector.of(clientEngine(), ConnectorOptions.USUAL, (chain, host, port) -> {});
    }

    @AfterEach
    void close() {
        connector.close();
        listener.close();
    }

    /** What is in the way of one handshake, is not in the way of one from another port. */
    @Test
    void aHandshakeThatNobodyAnswersIsTriedAnew() throws Exception {
        try (Relay relay = new Relay(listener.address(), 0, 0)) {
            relay.deafTo(1);
            TestClient alice = new TestClient(connector, "alice");
            alice.client.connect("127.0.0.1", relay.port()).get(15, TimeUnit.SECONDS);
            alice.awaitEvent(ClientEvent.Online.class);
            alice.client.close();
            alice.awaitEvent(ClientEvent.Closed.class);
        }
    }

    /** Who limits sessions by address begins to count there, and a count that began without one is never right again. */
    @Test
    void whoComesIsKnownWhenHeIsAccepted() throws Exception {
        new TestClient(connector, "alice").login(listener);
        assertEquals(List.of("scp/2 from 127.0.0.1"), List.copyOf(server.arrivals));
    }

    @Test
    void anAddressThatIsTakenIsTheSameFailureWithEveryEngine() {
        ListenerOptions taken = ListenerOptions.at(listener.address());
        assertThrows(
                SocketException.class,
                () -> QuicListener.open(serverEngine(), taken, TestIdentity.IDENTITY, TestServer.CONFIG, server));
    }

    /** Of other kinds, too; those who came before chat with those who come after. */
    @Test
    void anotherCertificateIsShownToNewcomersAndSessionsStay() throws Exception {
        List<ServerIdentity> renewed = List.of(TestIdentity.make(), TestIdentity.make("RSA", "SHA256withRSA"));
        List<X509Certificate> shown = new CopyOnWriteArrayList<>();
        server.open(CONVERSATION);
        try (QuicConnector looking = QuicConnector.of(
                clientEngine(), ConnectorOptions.USUAL, (chain, host, port) -> shown.add(chain.get(0)))) {
            TestClient alice = new TestClient(looking, "alice", CONVERSATION).login(listener);
            listener.show(renewed.get(0));
            TestClient bob = new TestClient(looking, "bob", CONVERSATION).login(listener);
            listener.show(renewed.get(1));
            TestClient carol = new TestClient(looking, "carol", CONVERSATION).login(listener);
            assertEquals(
                    List.of(
                            TestIdentity.IDENTITY.leaf(),
                            renewed.get(0).leaf(),
                            renewed.get(1).leaf()),
                    shown);
            alice.send(CONVERSATION, "from before");
            carol.awaitEvent(ClientEvent.MessageReceived.class);
            carol.send(CONVERSATION, "from after");
            Await.until(() -> "both, but got " + bob.texts(), () -> bob.texts()
                    .equals(List.of("from before", "from after")));
            assertEquals(3, listener.sessions());
        }
    }

    @Test
    void statisticsCountBothWays() throws Exception {
        TestClient alice = new TestClient(connector, "alice").login(listener);
        QuicStatistics known = alice.client.statistics();
        assertTrue(known.bytesSent() > 100 && known.bytesReceived() > 100, () -> "" + known);
        assertTrue(known.packetsSent() > 0 && known.smoothedRttMicros() > 0, () -> "" + known);
        assertEquals(1, known.streamsOpened());
        var session = server.online().get(0).session;
        assertTrue(session.statistics().bytesSent() > 100, () -> "" + session.statistics());
        // A server counts once the handshake is through, and HELLO may have come with the end of that: so it is the
        // next packet.
        Await.until(() -> "" + session.statistics(), () -> session.statistics().bytesReceived() > 0);
    }

    @Test
    void twoClientsChat() throws Exception {
        server.open(CONVERSATION);
        TestClient alice = new TestClient(connector, "alice", CONVERSATION).login(listener);
        TestClient bob = new TestClient(connector, "bob", CONVERSATION).login(listener);
        assertEquals(2, alice.awaitEvent(ClientEvent.Online.class).version());

        alice.send(CONVERSATION, "hello bob");
        bob.awaitEvent(ClientEvent.MessageReceived.class);
        bob.send(CONVERSATION, "hello alice");
        alice.awaitEvent(ClientEvent.MessageReceived.class);

        assertEquals("hello bob", bob.texts().get(0));
        assertEquals("hello alice", alice.texts().get(0));
        ClientEvent.SendEnded ended = alice.awaitEvent(ClientEvent.SendEnded.class);
        assertTrue(ended.outcome() instanceof SendOutcome.Stored, () -> "" + ended);
    }
}
