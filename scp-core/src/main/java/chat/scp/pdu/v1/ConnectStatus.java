package chat.scp.pdu.v1;

import chat.scp.pdu.Coded;
import org.jspecify.annotations.Nullable;

/** Status of CONNECT_RESP. Closed: another value is an error. §10.2 */
public enum ConnectStatus implements Coded {
    /** Logged in. */
    SUCCESS(0),
    /** Somebody of this name is connected. */
    USER_EXISTS(1),
    /** The name may not be used like this. */
    AUTHENTICATION_FAILED(2),
    /** No room. */
    SERVER_FULL(3),
    /** Another version is wanted. */
    VERSION_MISMATCH(4);

    private static final ConnectStatus[] VALUES = values();

    private final int code;

    ConnectStatus(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** The value with this code, or null. */
    public static @Nullable ConnectStatus ofCode(int code) {
        for (ConnectStatus value : VALUES) {
            if (value.code == code) {
                return value;
            }
        }
        return null;
    }
}
