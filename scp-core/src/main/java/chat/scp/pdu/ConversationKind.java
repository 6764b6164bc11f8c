package chat.scp.pdu;

import org.jspecify.annotations.Nullable;

/** How a conversation came about. Closed: another value is an error. §12.4 */
public enum ConversationKind implements Coded {
    /** Two people. */
    DIRECT(1),
    /** A room with a name and roles. */
    ROOM(2);

    private static final ConversationKind[] VALUES = values();

    private final int code;

    ConversationKind(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** The value with this code, or null. */
    public static @Nullable ConversationKind ofCode(int code) {
        for (ConversationKind value : VALUES) {
            if (value.code == code) {
                return value;
            }
        }
        return null;
    }
}
