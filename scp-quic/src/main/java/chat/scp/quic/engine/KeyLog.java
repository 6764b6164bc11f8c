package chat.scp.quic.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Appends the secrets of TLS to the file that {@code SSLKEYLOGFILE} names, in the format of NSS, for Wireshark. Says so
 * once, as whoever has the file reads everything; a file that was not there before is for its owner only. Thread-safe.
 */
public final class KeyLog {
    private static final System.Logger LOG = System.getLogger(KeyLog.class.getName());
    private static final Set<OpenOption> APPENDING = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);

    private final Path file;

    public KeyLog(Path file) {
        this.file = file;
        LOG.log(System.Logger.Level.WARNING, "the secrets of all connections are written to " + file);
    }

    /** As the environment wants it; null: it does not. */
    public static @Nullable KeyLog ofEnvironment() {
        String name = System.getenv("SSLKEYLOGFILE");
        return name == null || name.isEmpty() ? null : new KeyLog(Path.of(name));
    }

    /** Each line is a label, the client's random and the secret. */
    public synchronized void append(List<String> lines) {
        byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII);
        try (SeekableByteChannel out = Files.newByteChannel(file, APPENDING, ownersOnly())) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the secrets cannot be written", e);
        }
    }

    private static FileAttribute<?>[] ownersOnly() {
        boolean known = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return known
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
