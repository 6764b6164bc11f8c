package chat.scp.pdu;

import org.jspecify.annotations.Nullable;

/** What happened to a member. Closed: another value is an error. §12.4 */
public enum MemberChange implements Coded {
    /** Nothing: an entry of a listing. */
    LISTED(1),
    /** Came in. */
    JOINED(2),
    /** Went. */
    LEFT(3),
    /** Was put out. */
    KICKED(4),
    /** Was put out for good. */
    BANNED(5),
    /** May come in again. */
    UNBANNED(6),
    /** Got another role. */
    ROLE(7);

    private static final MemberChange[] VALUES = values();

    private final int code;

    MemberChange(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** The value with this code, or null. */
    public static @Nullable MemberChange ofCode(int code) {
        for (MemberChange value : VALUES) {
            if (value.code == code) {
                return value;
            }
        }
        return null;
    }
}
