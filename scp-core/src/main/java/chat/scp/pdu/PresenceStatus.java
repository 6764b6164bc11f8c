package chat.scp.pdu;

import org.jspecify.annotations.Nullable;

/** How a user can be reached. Closed: another value is an error. §12.4 */
public enum PresenceStatus implements Coded {
    /** Not there. */
    OFFLINE(1),
    /** Connected, but not at hand. */
    AWAY(2),
    /** Does not want to be disturbed. */
    BUSY(3),
    /** There. */
    ONLINE(4);

    private static final PresenceStatus[] VALUES = values();

    private final int code;

    PresenceStatus(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** The value with this code, or null. */
    public static @Nullable PresenceStatus ofCode(int code) {
        for (PresenceStatus value : VALUES) {
            if (value.code == code) {
                return value;
            }
        }
        return null;
    }
}
