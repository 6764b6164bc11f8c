package chat.scp.pdu;

import org.jspecify.annotations.Nullable;

/** What LIST asks for. Closed: another value is an error. §12.4 */
public enum ListKind implements Coded {
    /** Own conversations: CONVERSATION. */
    CONVERSATIONS(1),
    /** Members of a conversation: MEMBER. */
    MEMBERS(2),
    /** Public rooms: CONVERSATION. */
    ROOMS(3),
    /** Invitations that await an answer: INVITE. */
    INVITATIONS(4),
    /** Users that one has blocked: USER. */
    BLOCKS(5),
    /** Own devices: DEVICE. */
    DEVICES(6);

    private static final ListKind[] VALUES = values();

    private final int code;

    ListKind(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** The value with this code, or null. */
    public static @Nullable ListKind ofCode(int code) {
        for (ListKind value : VALUES) {
            if (value.code == code) {
                return value;
            }
        }
        return null;
    }
}
