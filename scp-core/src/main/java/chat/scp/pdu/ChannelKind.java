package chat.scp.pdu;

import org.jspecify.annotations.Nullable;

/** What a stream is for. Closed: another value is an error. §12.4 */
public enum ChannelKind implements Coded {
    /** Conversations of the pool. */
    CONVERSATION(1),
    /** Answer to one FETCH. */
    BULK(2);

    private static final ChannelKind[] VALUES = values();

    private final int code;

    ChannelKind(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** The value with this code, or null. */
    public static @Nullable ChannelKind ofCode(int code) {
        for (ChannelKind value : VALUES) {
            if (value.code == code) {
                return value;
            }
        }
        return null;
    }
}
