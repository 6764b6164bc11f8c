package chat.scp.pdu;

import org.jspecify.annotations.Nullable;

/** What became of a conversation that the client named in HELLO. Closed: another value is an error. §12.4 */
public enum ResumeStatus implements Coded {
    /** Delivery goes on after the cursor. */
    RESUMED(1),
    /** The log has a new epoch: fetch from its start. */
    RESET(2),
    /** Not a member any more, or no such conversation. */
    GONE(3),
    /** More is missing than the window holds: fetch from the cursor. */
    BEHIND(4);

    private static final ResumeStatus[] VALUES = values();

    private final int code;

    ResumeStatus(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** The value with this code, or null. */
    public static @Nullable ResumeStatus ofCode(int code) {
        for (ResumeStatus value : VALUES) {
            if (value.code == code) {
                return value;
            }
        }
        return null;
    }
}
