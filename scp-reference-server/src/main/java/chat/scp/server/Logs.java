package chat.scp.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import chat.scp.server.config.Configuration;
import chat.scp.server.config.Settings;
import java.util.Locale;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program's log: which format, and how much of it. The libraries know only {@link System.Logger}. */
final class Logs {
    private Logs() {}

    /** Before anything is logged. */
    static void begin(Configuration configuration) {
        configure(configuration.get(Settings.LOG_FORMAT).name().toLowerCase(Locale.ROOT));
        level(configuration);
    }

    /** For programs that speak for themselves: only what goes wrong. Before anything is logged. */
    static void quiet() {
        configure("text");
        level(Level.WARN);
    }

    private static void configure(String format) {
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "chat/scp/server/logback-" + format + ".xml");
        }
    }

    static void level(Configuration configuration) {
        level(Level.toLevel(configuration.get(Settings.LOG_LEVEL).name()));
    }

    private static void level(Level level) {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (factory instanceof LoggerContext context) {
            context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(level);
        }
    }
}
