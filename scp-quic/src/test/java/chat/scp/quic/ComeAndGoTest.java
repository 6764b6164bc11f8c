package chat.scp.quic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.quic.netty.NettyProbe;
import java.io.File;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A server and, in another JVM, clients of both versions that come and go: nothing stays behind in either.
 * For some seconds; {@code -Dscp.comeAndGo.seconds=300} for longer.
 */
@Timeout(900)
final class ComeAndGoTest {
    private static final int SECONDS = Integer.getInteger("scp.comeAndGo.seconds", 4);

    @Test
    void withKwik() throws Exception {
        comeAndGo(EngineChoice.KWIK);
    }

    @Test
    void withNetty() throws Exception {
        Assumptions.assumeTrue(NettyProbe.whyNot().isEmpty(), NettyProbe::whyNot);
        comeAndGo(EngineChoice.NETTY);
    }

    private static void comeAndGo(EngineChoice engine) throws Exception {
        ListenerOptions options = ListenerOptions.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .withEngine(engine)
                .withMaxHandshakesPerAddress(1_000_000);
        try (QuicListener listener =
                QuicListener.open(options, TestIdentity.IDENTITY, TestServer.CONFIG, new TestServer())) {
            clients(engine, listener, 1);
            Await.until(() -> "the first to go", () -> listener.sessions() == 0);
            LeftOver before = LeftOver.now();
            clients(engine, listener, SECONDS);
            Await.until(() -> listener.sessions() + " sessions", () -> listener.sessions() == 0);
            Await.until(() -> before + " to be all, but there is " + LeftOver.now(), () -> LeftOver.now()
                    .isAtMost(before));
        }
    }

    /** The other JVM; fails when it has something left, or no client got through. */
    private static void clients(EngineChoice engine, QuicListener listener, int seconds) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        File log = File.createTempFile("come-and-go", ".log");
        Process process = new ProcessBuilder(List.of(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ComingAndGoing.class.getName(),
                        engine.name(),
                        "" + listener.address().getPort(),
                        "" + seconds))
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        try {
            assertTrue(process.waitFor(seconds + 120L, TimeUnit.SECONDS), "the clients do not end");
            assertEquals(0, process.exitValue(), () -> "see " + log);
        } finally {
            process.destroyForcibly();
        }
        assertTrue(log.delete());
    }
}
