package chat.scp.quic.kwik;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tech.kwik.core.log.NullLogger;

/**
 * Sends what kwik says to the platform's logging; its own loggers write to the console. And kwik tells its logger
 * what it is about to do, and has done, which is where some of what it does badly can be mended.
 */
final class KwikLogger extends NullLogger {
    private static final System.Logger LOG = System.getLogger("chat.scp.quic.kwik");
    private static final long PAUSE_NANOS = 1_000_000;

    private final @Nullable Births births;

    KwikLogger() {
        this(null);
    }

    /** {@code births}: of a server. */
    KwikLogger(@Nullable Births births) {
        this.births = births;
    }

    @Override
    public void error(String message) {
        LOG.log(System.Logger.Level.DEBUG, message);
        if (message.contains("looping in busy wait")) {
            // Until another thread has counted what came; after some thousands of rounds kwik sleeps for seconds.
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    @Override
    public void error(String message, Throwable cause) {
        LOG.log(System.Logger.Level.DEBUG, message, cause);
    }

    @Override
    public void warn(String message) {
        LOG.log(System.Logger.Level.TRACE, message);
    }

    @Override
    public void recovery(String message) {
        LOG.log(System.Logger.Level.TRACE, message);
    }

    @Override
    public void info(String message) {
        if (births != null) {
            births.told(message);
        }
    }

    @Override
    public void debug(String message) {
        if (message.startsWith("Bytes in flight increased")) {
            WireSocket.inFlight();
        } else if (births != null) {
            births.told(message);
        }
    }

    /** Raw, since the packets' type is not for us. */
    @Override
    @SuppressWarnings("rawtypes")
    public void sent(Instant sent, List packets) {
        WireSocket.writtenDown();
    }
}
