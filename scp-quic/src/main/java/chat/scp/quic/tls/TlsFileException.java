package chat.scp.quic.tls;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file of certificates, keys or known hosts that is of no use. The message is a sentence that names it. */
public final class TlsFileException extends IOException {
    private final Path file;

    TlsFileException(Path file, String problem) {
        this(file, problem, null);
    }

    TlsFileException(Path file, String problem, @Nullable Throwable cause) {
        super(file + ": " + problem, cause);
        this.file = file;
    }

    /** The file that the message is about. */
    public Path file() {
        return file;
    }
}
