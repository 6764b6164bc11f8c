package chat.scp.quic.netty;

import io.netty.handler.codec.quic.BoringSSLKeylog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * Appends the secrets of TLS to the file that {@code SSLKEYLOGFILE} names, for wireshark. Says so once,
 * as whoever has the file reads everything. Thread-safe.
 */
final class KeyLog implements BoringSSLKeylog {
    private static final System.Logger LOG = System.getLogger(KeyLog.class.getName());

    private final Path file;

    KeyLog(Path file) {
        this.file = file;
        LOG.log(System.Logger.Level.WARNING, "the secrets of all connections are written to " + file);
    }

    /** As the environment wants it; null: it does not. */
    static @Nullable KeyLog ofEnvironment() {
        String name = System.getenv("SSLKEYLOGFILE");
        return name == null || name.isEmpty() ? null : new KeyLog(Path.of(name));
    }

    @Override
    public synchronized void logKey(SSLEngine engine, String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the secrets cannot be written", e);
        }
    }
}
