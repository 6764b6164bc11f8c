package chat.scp.pdu;

import org.jspecify.annotations.Nullable;

/** What a member may do. Closed: another value is an error. §12.4 */
public enum Role implements Coded {
    /** Not a member. */
    NONE(1),
    /** Reads and writes. */
    MEMBER(2),
    /** Invites, kicks and bans too. */
    MODERATOR(3),
    /** Configures and gives roles too. */
    OWNER(4);

    private static final Role[] VALUES = values();

    private final int code;

    Role(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** The value with this code, or null. */
    public static @Nullable Role ofCode(int code) {
        for (Role value : VALUES) {
            if (value.code == code) {
                return value;
            }
        }
        return null;
    }
}
