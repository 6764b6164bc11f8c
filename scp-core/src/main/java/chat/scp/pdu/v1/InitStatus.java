package chat.scp.pdu.v1;

import chat.scp.pdu.Coded;
import org.jspecify.annotations.Nullable;

/** Status of CHAT_INIT_RESP. Closed: another value is an error. §10.2 */
public enum InitStatus implements Coded {
    /** The peer was asked. */
    FORWARDED(0),
    /** Nobody of this name is connected. */
    PEER_NOT_FOUND(1),
    /** The peer is in a chat or about to be. */
    PEER_BUSY(2),
    /** That is yourself. */
    CHAT_WITH_SELF(3),
    /** The peer said no. */
    PEER_REJECTED(4);

    private static final InitStatus[] VALUES = values();

    private final int code;

    InitStatus(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** The value with this code, or null. */
    public static @Nullable InitStatus ofCode(int code) {
        for (InitStatus value : VALUES) {
            if (value.code == code) {
                return value;
            }
        }
        return null;
    }
}
