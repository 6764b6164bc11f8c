package chat.scp.quic;

import java.io.IOException;

/** The environment's fault: a connection or a listener could not be made. */
public final class QuicException extends IOException {
    public QuicException(String message) {
        super(message);
    }

    public QuicException(String message, Throwable cause) {
        super(message, cause);
    }
}
