package chat.scp.quic.netty;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.scp.quic.engine.KeyLog;
import chat.scp.quic.engine.QuicEngine;
import java.nio.file.Path;

/** Engines of Netty for tests of other packages; a test is skipped, and says why, where there is none. */
public final class NettyEngines {
    private NettyEngines() {}

    public static QuicEngine usual() {
        assumeAvailable();
        return NettyProbe.open();
    }

    /** A server that makes everybody prove his address. */
    public static QuicEngine demandingRetry() {
        assumeAvailable();
        return new NettyEngine(0, Traces.NONE, Transport.best());
    }

    public static QuicEngine loggingKeys(Path file) {
        assumeAvailable();
        return new NettyEngine(NettyEngine.RETRY_FROM_HALF_OPEN, new Traces(new KeyLog(file), null), Transport.best());
    }

    public static QuicEngine writingQlogs(Path directory) {
        assumeAvailable();
        return new NettyEngine(NettyEngine.RETRY_FROM_HALF_OPEN, new Traces(null, directory), Transport.best());
    }

    /** As on a system that has only the JDK's way to send and receive. */
    public static QuicEngine withoutEpoll() {
        assumeAvailable();
        return new NettyEngine(NettyEngine.RETRY_FROM_HALF_OPEN, Traces.NONE, Transport.jdk());
    }

    private static void assumeAvailable() {
        String whyNot = NettyProbe.whyNot();
        assumeTrue(whyNot.isEmpty(), () -> "without Netty's engine: " + whyNot);
    }
}
