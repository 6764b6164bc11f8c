package chat.scp.quic.engine;

import java.io.IOException;

/** A connection that did not come about. */
public final class HandshakeFailure extends IOException {
    private final boolean noSuchProtocol;

    /** {@code noSuchProtocol}: the server said {@code no_application_protocol}. */
    public HandshakeFailure(String message, boolean noSuchProtocol, Throwable cause) {
        super(message, cause);
        this.noSuchProtocol = noSuchProtocol;
    }

    /** Whether the server speaks none of what was offered. §8.1 */
    public boolean isNoSuchProtocol() {
        return noSuchProtocol;
    }
}
