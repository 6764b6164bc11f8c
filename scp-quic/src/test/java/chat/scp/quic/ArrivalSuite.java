package chat.scp.quic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.negotiation.Negotiator;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ChannelKind;
import chat.scp.pdu.LegacyName;
import chat.scp.pdu.Pdu;
import chat.scp.pdu.v1.ChatInitReq;
import chat.scp.pdu.v1.ChatInitResp;
import chat.scp.pdu.v1.ConnectReq;
import chat.scp.pdu.v2.Channel;
import chat.scp.pdu.v2.Ping;
import chat.scp.pdu.v2.Pong;
import chat.scp.quic.engine.AlpnSpec;
import chat.scp.quic.engine.ClientSpec;
import chat.scp.quic.engine.EngineServer;
import chat.scp.quic.engine.EngineStream;
import chat.scp.quic.engine.HandshakeFailure;
import chat.scp.quic.engine.QuicEngine;
import chat.scp.quic.engine.ServerSpec;
import chat.scp.quic.testing.Relay;
import chat.scp.signal.ClientEvent;
import chat.scp.wire.CodecTable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** How bytes arrive, and where a link begins and ends. */
abstract class ArrivalSuite extends PushSuite {
    /** A byte at a time, then two PDUs cut at every place, then many in one piece. */
    @Test
    void whereverTheBytesOfScp2AreCutTheyMeanTheSame() throws Exception {
        try (RawPeer peer = new RawPeer(clientEngine(), listener, "scp/2")) {
            EngineStream control = byteByByte(peer, Scp2Link.encode(RawPeer.hello()));
            peer.awaitAnswer();
            List<Pdu> pings = new ArrayList<>();
            int bytes = Scp2Link.encode(new Ping(1)).length;
            for (int cut = 1; cut < 2 * bytes; cut++) {
                Pdu[] two = {new Ping(2L * cut), new Ping(2L * cut + 1)};
                pings.addAll(List.of(two));
                cut(peer, control, RawPeer.encode(Scp2Link.CODECS, two), cut);
                int sofar = pings.size();
                Await.until(
                        () -> sofar + " answers, but got " + peer.pdus(Scp2Link.CODECS),
                        () -> only(Pong.class, peer.pdus(Scp2Link.CODECS)).size() == sofar);
            }
            List<Pdu> many =
                    LongStream.range(1_000, 1_016).<Pdu>mapToObj(Ping::new).toList();
            pings.addAll(many);
            peer.more(control, RawPeer.encode(Scp2Link.CODECS, many.toArray(new Pdu[0])), false);
            List<Pong> wanted =
                    pings.stream().map(ping -> new Pong(((Ping) ping).nonce())).toList();
            Await.until(
                    () -> wanted.size() + " answers, but got "
                            + peer.pdus(Scp2Link.CODECS).size(),
                    () -> only(Pong.class, peer.pdus(Scp2Link.CODECS)).equals(wanted));
        }
    }

    @Test
    void whereverTheBytesOfScp1AreCutTheyMeanTheSame() throws Exception {
        CodecTable codecs = Negotiator.of(1, 1).newest().codecs();
        try (RawPeer peer = new RawPeer(clientEngine(), listener, "scp-v1")) {
            EngineStream requests = byteByByte(peer, RawPeer.encode(codecs, new ConnectReq(new LegacyName("alice"))));
            peer.awaitAnswer();
            Pdu ask = new ChatInitReq(new LegacyName("nobody"));
            int bytes = RawPeer.encode(codecs, ask).length;
            for (int cut = 1; cut < bytes; cut++) { // one at a time is all that SCP/1 allows
                cut(peer, requests, RawPeer.encode(codecs, ask), cut);
                int all = cut;
                Await.until(
                        () -> all + " answers, but got " + peer.pdus(codecs),
                        () -> only(ChatInitResp.class, peer.pdus(codecs)).size() == all);
            }
        }
    }

    private static EngineStream byteByByte(RawPeer peer, byte[] bytes) {
        EngineStream stream = peer.write(true, new byte[] {bytes[0]}).join();
        for (int i = 1; i < bytes.length; i++) {
            piece(peer, stream, bytes, i, i + 1);
        }
        return stream;
    }

    private static void cut(RawPeer peer, EngineStream stream, byte[] bytes, int at) {
        piece(peer, stream, bytes, 0, at);
        piece(peer, stream, bytes, at, bytes.length);
    }

    /** Waits until a packet left, so that the next piece comes in another one. */
    private static void piece(RawPeer peer, EngineStream stream, byte[] bytes, int from, int to) {
        long before = peer.connection.statistics().packetsSent();
        peer.more(stream, java.util.Arrays.copyOfRange(bytes, from, to), false);
        Await.until(() -> "a packet", () -> peer.connection.statistics().packetsSent() > before);
    }

    private static <P extends Pdu> List<P> only(Class<P> type, List<Pdu> pdus) {
        return pdus.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    @Spec("8.9-3")
    void aStreamOfThePoolThatEndsBeforeCloseIsTakenForALostLink() throws Exception {
        try (RawPeer peer = new RawPeer(clientEngine(), listener, "scp/2")) {
            peer.login();
            EngineStream place = peer.write(true, Scp2Link.encode(new Channel(0, ChannelKind.CONVERSATION)))
                    .join();
            peer.more(place, new byte[0], true);
            assertTrue(peer.applicationCode() <= 0, "no violation, but a lost link; kwik does not tell a code of 0");
        }
    }

    @Test
    @Spec("8.1-1")
    void whereAServerHasOnlyScp1TheClientFallsBackAndSaysSo() throws Exception {
        Negotiator only = Negotiator.of(1, 1);
        try (QuicEngine engine = serverEngine();
                Loops loops = new Loops(engine, 1, "scp1-only");
                EngineServer old = engine.listen(
                        new ServerSpec(
                                listenerOptions().address(),
                                TestIdentity.IDENTITY,
                                List.of(Carriage.forServer("scp-v1", TestServer.CONFIG)),
                                loops.all(),
                                Carriage.limits(Duration.ofSeconds(30), Duration.ofSeconds(20)),
                                100,
                                100),
                        connection -> {
                            QuicLink link = Carriage.link(connection, false, Bytes.EMPTY, 0);
                            new ServerDriver(connection, TestServer.CONFIG, only, server).attach(connection, link);
                            return link;
                        })) {
            TestClient alice = new TestClient(connector, "alice");
            Connected connected =
                    alice.client.connect("127.0.0.1", old.address().getPort()).get(15, TimeUnit.SECONDS);
            assertEquals("scp-v1", connected.alpn());
            assertTrue(connected.downgraded());
            ClientEvent.Online online = alice.awaitEvent(ClientEvent.Online.class);
            assertEquals(1, online.version());
            assertTrue(online.downgraded());
            alice.client.close();
            alice.awaitEvent(ClientEvent.Closed.class);
        }
    }

    /** The answer to a client's first datagram says it: where another had to come first, it would take a second. */
    @Test
    @Spec("8.1-1")
    void whoSpeaksNoneOfAServersProtocolsIsToldSoAtOnce() throws Exception {
        AlpnSpec unheardOf = new AlpnSpec("scp/9", 0, 4, false);
        try (Relay relay = new Relay(listener.address(), 0, 0);
                QuicEngine engine = clientEngine();
                Loops loops = new Loops(engine, 1, "unheard-of")) {
            relay.limitTo(1);
            ClientSpec spec = new ClientSpec(
                    "127.0.0.1",
                    relay.port(),
                    unheardOf,
                    (chain, host, port) -> {},
                    Carriage.limits(Duration.ofSeconds(30), Duration.ofSeconds(20)));
            ExecutionException failed =
                    assertThrows(ExecutionException.class, () -> engine.connect(spec, loops.get(0), connection -> {
                                throw new IOException("nobody speaks this");
                            })
                            .get(15, TimeUnit.SECONDS));
            HandshakeFailure told = assertInstanceOf(HandshakeFailure.class, failed.getCause());
            assertTrue(told.isNoSuchProtocol(), told::getMessage);
        }
    }
}
