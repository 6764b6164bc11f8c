package chat.scp.quic.kwik;

import tech.kwik.core.log.NullLogger;

/** Sends what kwik complains about to the platform's logging; its own loggers write to the console. */
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
}
