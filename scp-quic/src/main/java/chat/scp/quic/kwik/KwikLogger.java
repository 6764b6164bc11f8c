package chat.scp.quic.kwik;

import java.time.Instant;
import java.util.List;
import tech.kwik.core.log.NullLogger;

/**
 * Sends what kwik complains about to the platform's logging; its own loggers write to the console. And
 * kwik tells its logger what it has sent when it has written that down, which is when it may leave.
 */
final class KwikLogger extends NullLogger {
    private static final System.Logger LOG = System.getLogger("chat.scp.quic.kwik");

    @Override
    public void error(String message) {
        LOG.log(System.Logger.Level.DEBUG, message);
    }

    @Override
    public void error(String message, Throwable cause) {
        LOG.log(System.Logger.Level.DEBUG, message, cause);
    }

    @Override
    public void warn(String message) {
        LOG.log(System.Logger.Level.TRACE, message);
    }

    /** Raw, since the packets' type is not for us. */
    @Override
    @SuppressWarnings("rawtypes")
    public void sent(Instant sent, List packets) {
        WireSocket.writtenDown();
    }
}
