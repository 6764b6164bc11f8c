package chat.scp.quic;

import java.io.IOException;

/** The server speaks none of the protocols that this client offered: no use in trying again. §8.1 */
public final class NoCommonProtocolException extends IOException {
    public NoCommonProtocolException(String message, Throwable cause) {
        super(message, cause);
    }
}
