package chat.scp.quic.kwik;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.scp.quic.Await;
import chat.scp.quic.TestIdentity;
import chat.scp.quic.engine.AlpnSpec;
import chat.scp.quic.engine.ClientSpec;
import chat.scp.quic.engine.ConnectionEnd;
import chat.scp.quic.engine.ConnectionHandler;
import chat.scp.quic.engine.EngineConnection;
import chat.scp.quic.engine.EngineLimits;
import chat.scp.quic.engine.EngineStream;
import chat.scp.quic.engine.ServerSpec;
import chat.scp.quic.engine.StreamHandler;
import chat.scp.quic.testing.TimedLoop;
import chat.scp.quic.tls.ServerIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a server of kwik keeps of certificates that it does not show any more. */
@Timeout(60)
final class RenewalTest {
    private static final AlpnSpec PROTOCOL = new AlpnSpec("scp/2", 4, 0, false);
    private static final EngineLimits LIMITS =
            new EngineLimits(Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(20), 65536, 65536);

    private final KwikEngine engine = new KwikEngine();
    private final Workers workers = new Workers();
    private final TimedLoop loop = new TimedLoop("renewal");
    private KwikServer server;

    @BeforeEach
    void listen() throws IOException {
        server = new KwikServer(
                new ServerSpec(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        TestIdentity.IDENTITY,
                        List.of(PROTOCOL),
                        List.of(loop),
                        LIMITS,
                        100,
                        100),
                connection -> new Side(),
                workers,
                Faults.NONE,
                Duration.ofMillis(20));
    }

    @AfterEach
    void close() {
        engine.close();
        server.close();
        workers.close();
        loop.close();
    }

    private EngineConnection connect() throws Exception {
        int port = server.address().getPort();
        ClientSpec spec = new ClientSpec("127.0.0.1", port, PROTOCOL, (chain, host, at) -> {}, LIMITS);
        return engine.connect(spec, loop, made -> new Side()).get(15, TimeUnit.SECONDS);
    }

    private void isShown(ServerIdentity wanted) throws Exception {
        assertEquals(wanted.leaf(), connect().serverCertificates().get(0));
    }

    private void connectorsAre(int wanted) {
        Await.until(
                () -> wanted + " connectors, but there are " + server.connectors(),
                () -> server.connectors() == wanted);
    }

    @Test
    void aConnectorGoesWhenItsLastConnectionHasGone() throws Exception {
        EngineConnection before = connect();
        server.show(TestIdentity.make());
        EngineConnection after = connect();
        assertEquals(2, server.connectors());
        echoes(before);
        loop.execute(() -> before.close(0, ""));
        connectorsAre(1);
        echoes(after);
        echoes(connect());
    }

    @Test
    void whatCannotBeShownChangesNothing() throws Exception {
        ServerIdentity useless = TestIdentity.make("Ed25519", "Ed25519");
        assertThrows(IOException.class, () -> server.show(useless));
        isShown(TestIdentity.IDENTITY);
        assertEquals(1, server.connectors());
    }

    /** Who renews without end has no more than some connectors, whoever stays connected. */
    @Test
    void theOldestConnectionsHaveToGoWhenThereAreTooMany() throws Exception {
        CompletableFuture<ConnectionEnd> ended = new CompletableFuture<>();
        int port = server.address().getPort();
        ClientSpec spec = new ClientSpec("127.0.0.1", port, PROTOCOL, (chain, host, at) -> {}, LIMITS);
        engine.connect(spec, loop, made -> new Side(ended)).get(15, TimeUnit.SECONDS);
        for (int i = 1; i <= KwikServer.MAX_OLDER; i++) {
            server.show(TestIdentity.make());
            echoes(connect());
        }
        assertEquals(1 + KwikServer.MAX_OLDER, server.connectors());
        server.show(TestIdentity.make());
        ended.get(15, TimeUnit.SECONDS);
        assertEquals(1 + KwikServer.MAX_OLDER, server.connectors());
        echoes(connect());
    }

    private void echoes(EngineConnection connection) throws Exception {
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        loop.execute(
                () -> connection.open(true, new Hearing(answer)).write(ByteBuffer.wrap(new byte[] {1, 2, 3}), false));
        assertEquals(3, answer.get(15, TimeUnit.SECONDS));
    }

    private record Side(CompletableFuture<ConnectionEnd> ended) implements ConnectionHandler {
        Side() {
            this(new CompletableFuture<>());
        }

        @Override
        public StreamHandler opened(EngineStream stream) {
            return new Echoing(stream);
        }

        @Override
        public void datagram(ByteBuffer bytes) {}

        @Override
        public void ended(ConnectionEnd end) {
            ended.complete(end);
        }
    }

    private record Hearing(CompletableFuture<Integer> answer) implements StreamHandler {
        @Override
        public void received(ByteBuffer bytes) {
            answer.complete(bytes.remaining());
        }

        @Override
        public void finished() {}

        @Override
        public void broken() {}

        @Override
        public void writable() {}
    }
}
