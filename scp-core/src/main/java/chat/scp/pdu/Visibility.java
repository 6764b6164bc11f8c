package chat.scp.pdu;

import org.jspecify.annotations.Nullable;

/** Who may find and join a conversation. Closed: another value is an error. §12.4 */
public enum Visibility implements Coded {
    /** By invitation only. */
    PRIVATE(1),
    /** Anybody; it is listed. */
    PUBLIC(2);

    private static final Visibility[] VALUES = values();

    private final int code;

    Visibility(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** The value with this code, or null. */
    public static @Nullable Visibility ofCode(int code) {
        for (Visibility value : VALUES) {
            if (value.code == code) {
                return value;
            }
        }
        return null;
    }
}
