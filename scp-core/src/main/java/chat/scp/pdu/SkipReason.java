package chat.scp.pdu;

import org.jspecify.annotations.Nullable;

/** Why a position is not delivered. Closed: another value is an error. §12.4 */
public enum SkipReason implements Coded {
    /** Its time was over. */
    EXPIRED(1),
    /** Retention removed it. */
    REMOVED(2),
    /** It is not for this member. */
    WITHHELD(3);

    private static final SkipReason[] VALUES = values();

    private final int code;

    SkipReason(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** The value with this code, or null. */
    public static @Nullable SkipReason ofCode(int code) {
        for (SkipReason value : VALUES) {
            if (value.code == code) {
                return value;
            }
        }
        return null;
    }
}
