package chat.scp.quic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.pdu.LegacyName;
import chat.scp.quic.engine.QuicEngine;
import chat.scp.quic.kwik.KwikEngine;
import chat.scp.quic.netty.NettyEngines;
import chat.scp.signal.ClientEvent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SCP/1 has no PING: QUIC has to keep its sessions. All pairs of engines at a time, as each has to idle for a while. */
@Timeout(60)
final class KeepAliveTest {
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(4);
    private static final long IDLE_NANOS = IDLE_TIMEOUT.toNanos() * 5 / 2;

    private record Pair(Supplier<QuicEngine> client, Supplier<QuicEngine> server) {}

    private static final List<Pair> PAIRS = List.of(
            new Pair(KwikEngine::new, KwikEngine::new),
            new Pair(KwikEngine::new, NettyEngines::usual),
            new Pair(NettyEngines::usual, KwikEngine::new),
            new Pair(NettyEngines::usual, NettyEngines::usual));

    @Test
    @Spec("10.4-4")
    void sessionsOfScp1StayWhileNothingIsSaid() throws Exception {
        List<Idle> all = PAIRS.stream().map(Idle::new).toList();
        try {
            long begin = System.nanoTime();
            Await.until(() -> "time to pass", () -> System.nanoTime() - begin > IDLE_NANOS);
            for (Idle each : all) {
                assertTrue(each.alice.client.isConnected(), () -> each + " lost its connection: " + each.alice.events);
                assertEquals(1, each.listener.sessions(), () -> each + " lost its session");
            }
        } finally {
            all.forEach(Idle::close);
        }
    }

    /** Somebody who is logged in and says nothing. */
    private static final class Idle {
        final Pair pair;
        final QuicListener listener;
        final QuicConnector connector;
        final TestClient alice;

        Idle(Pair pair) {
            this.pair = pair;
            try {
                ListenerOptions options = ListenerOptions.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .withIdleTimeout(IDLE_TIMEOUT);
                listener = QuicListener.open(
                        pair.server.get(), options, TestIdentity.IDENTITY, TestServer.CONFIG, new TestServer());
                ConnectorOptions impatient = ConnectorOptions.USUAL.withIdleTimeout(IDLE_TIMEOUT);
                connector = QuicConnector.of(pair.client.get(), impatient, (chain, host, port) -> {});
                alice = new TestClient(
                                connector,
                                TestClient.config(new LegacyName("alice")).withNewestVersion(1))
                        .login(listener);
                alice.awaitEvent(ClientEvent.Online.class);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public String toString() {
            return connector.engine() + " with " + listener.engine();
        }

        void close() {
            connector.close();
            listener.close();
        }
    }
}
