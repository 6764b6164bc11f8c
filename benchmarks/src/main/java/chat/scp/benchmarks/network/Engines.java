package chat.scp.benchmarks.network;

import chat.scp.quic.engine.AlpnSpec;
import chat.scp.quic.engine.ClientSpec;
import chat.scp.quic.engine.ConnectionEnd;
import chat.scp.quic.engine.ConnectionHandler;
import chat.scp.quic.engine.EngineConnection;
import chat.scp.quic.engine.EngineLimits;
import chat.scp.quic.engine.EngineLoop;
import chat.scp.quic.engine.EngineServer;
import chat.scp.quic.engine.EngineStream;
import chat.scp.quic.engine.QuicEngine;
import chat.scp.quic.engine.ServerSpec;
import chat.scp.quic.engine.StreamHandler;
import chat.scp.quic.kwik.KwikEngine;
import chat.scp.quic.netty.NettyProbe;
import chat.scp.quic.testing.TimedLoop;
import chat.scp.quic.tls.ServerIdentities;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Echo servers and clients on an engine. */
final class Engines {
    private static final AlpnSpec ECHO = new AlpnSpec("echo", 8, 0, false);
    private static final EngineLimits LIMITS = new EngineLimits(
            Duration.ofMinutes(10), Duration.ofSeconds(30), Duration.ofMinutes(2), 64 * 1024, 64 * 1024);
    private static final int MANY = 1_000_000;

    private Engines() {}

    static List<String> names(String chosen) {
        return chosen.isEmpty() ? List.of("kwik", "netty") : List.of(chosen);
    }

    static QuicEngine open(String name) {
        return switch (name) {
            case "kwik" -> new KwikEngine();
            case "netty" -> NettyProbe.open();
            default -> throw new IllegalArgumentException("no such engine: " + name);
        };
    }

    /** Sends back what comes. */
    static EngineServer echo(QuicEngine engine) throws Exception {
        ServerSpec spec = new ServerSpec(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                ServerIdentities.selfSigned(Files.createTempDirectory("scp-bench")),
                List.of(ECHO),
                loops(engine, "server"),
                LIMITS,
                MANY,
                MANY);
        return engine.listen(spec, connection -> new Handler((stream, bytes) -> stream.write(bytes, false)));
    }

    static List<EngineLoop> loops(QuicEngine engine, String name) {
        List<EngineLoop> own = engine.loops(1, name);
        return own.isEmpty() ? List.of(new TimedLoop(name)) : own;
    }

    static EngineConnection connect(QuicEngine engine, EngineLoop loop, int port) throws Exception {
        ClientSpec spec = new ClientSpec("127.0.0.1", port, ECHO, (chain, host, number) -> {}, LIMITS);
        return engine.connect(spec, loop, connection -> new Handler((stream, bytes) -> {}))
                .get(40, TimeUnit.SECONDS);
    }

    /** Hands what comes to one consumer. */
    static final class Handler implements ConnectionHandler {
        private final BiConsumer<EngineStream, ByteBuffer> received;

        Handler(BiConsumer<EngineStream, ByteBuffer> received) {
            this.received = received;
        }

        @Override
        public StreamHandler opened(EngineStream stream) {
            return reader(bytes -> received.accept(stream, bytes));
        }

        @Override
        public void datagram(ByteBuffer bytes) {}

        @Override
        public void ended(ConnectionEnd end) {}
    }

    static StreamHandler reader(java.util.function.Consumer<ByteBuffer> received) {
        return new StreamHandler() {
            @Override
            public void received(ByteBuffer bytes) {
                received.accept(bytes);
            }

            @Override
            public void finished() {}

            @Override
            public void broken() {}

            @Override
            public void writable() {}
        };
    }
}
