package chat.scp.quic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.scp.quic.engine.ClientSpec;
import chat.scp.quic.engine.ConnectionAcceptor;
import chat.scp.quic.engine.EngineConnection;
import chat.scp.quic.engine.EngineLoop;
import chat.scp.quic.engine.EngineServer;
import chat.scp.quic.engine.QuicEngine;
import chat.scp.quic.engine.ServerSpec;
import chat.scp.quic.kwik.KwikEngine;
import chat.scp.quic.netty.NettyEngines;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A login that cannot be bound to the server's certificate does not happen. */
@Timeout(60)
final class UnreadableCertificateTest {
    @Test
    void kwiksClientRefuses() throws Exception {
        assertRefused(new KwikEngine());
    }

    @Test
    void nettysClientRefuses() throws Exception {
        assertRefused(NettyEngines.usual());
    }

    private static void assertRefused(QuicEngine engine) throws Exception {
        TestServer server = new TestServer();
        ListenerOptions options = ListenerOptions.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .withEngine(EngineChoice.KWIK);
        try (QuicListener listener = QuicListener.open(options, TestIdentity.IDENTITY, TestServer.CONFIG, server);
                QuicConnector connector =
                        QuicConnector.of(new Blind(engine), ConnectorOptions.USUAL, (chain, host, port) -> {})) {
            TestClient alice = new TestClient(connector, "alice");
            ExecutionException failed = assertThrows(ExecutionException.class, () -> alice.connect(listener));
            assertInstanceOf(IOException.class, failed.getCause());
            assertEquals(List.of(), alice.events);
            Await.until(() -> "no session", () -> listener.sessions() == 0);
        }
    }

    /** An engine that lost the server's certificate. */
    private record Blind(QuicEngine engine) implements QuicEngine {
        @Override
        public String name() {
            return engine.name();
        }

        @Override
        public List<EngineLoop> loops(int number, String name) {
            return engine.loops(number, name);
        }

        @Override
        public EngineServer listen(ServerSpec spec, ConnectionAcceptor acceptor) throws IOException {
            return engine.listen(spec, acceptor);
        }

        @Override
        public CompletableFuture<EngineConnection> connect(
                ClientSpec spec, EngineLoop loop, ConnectionAcceptor acceptor) {
            return engine.connect(spec, loop, connection -> acceptor.accepted(blind(connection)));
        }

        private static EngineConnection blind(EngineConnection connection) {
            return (EngineConnection) Proxy.newProxyInstance(
                    EngineConnection.class.getClassLoader(),
                    new Class<?>[] {EngineConnection.class},
                    (proxy, method, args) -> method.getName().equals("serverCertificates")
                            ? List.of()
                            : method.invoke(connection, args));
        }

        @Override
        public void close() {
            engine.close();
        }
    }
}
