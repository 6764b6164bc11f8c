package chat.scp.pdu;

import org.jspecify.annotations.Nullable;

/** What MODERATE does. Closed: another value is an error. §12.4 */
public enum ModerateAction implements Coded {
    /** Puts a member out. */
    KICK(1),
    /** Puts a member out for good. */
    BAN(2),
    /** Ends a ban. */
    UNBAN(3),
    /** Gives a role. */
    SET_ROLE(4);

    private static final ModerateAction[] VALUES = values();

    private final int code;

    ModerateAction(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** The value with this code, or null. */
    public static @Nullable ModerateAction ofCode(int code) {
        for (ModerateAction value : VALUES) {
            if (value.code == code) {
                return value;
            }
        }
        return null;
    }
}
