package chat.scp.pdu;

import org.jspecify.annotations.Nullable;

/** How far: delivered or read. Closed: another value is an error. §12.4 */
public enum MarkKind implements Coded {
    /** Safe in the hands of a device. */
    DELIVERED(1),
    /** Seen by the user. */
    READ(2);

    private static final MarkKind[] VALUES = values();

    private final int code;

    MarkKind(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** The value with this code, or null. */
    public static @Nullable MarkKind ofCode(int code) {
        for (MarkKind value : VALUES) {
            if (value.code == code) {
                return value;
            }
        }
        return null;
    }
}
