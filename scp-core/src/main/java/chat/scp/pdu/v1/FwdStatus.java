package chat.scp.pdu.v1;

import chat.scp.pdu.Coded;
import org.jspecify.annotations.Nullable;

/** Status of CHAT_FWD_RESP. Closed: another value is an error. §10.2 */
public enum FwdStatus implements Coded {
    /** Yes. */
    ACCEPTED(0),
    /** No. */
    REJECTED(1);

    private static final FwdStatus[] VALUES = values();

    private final int code;

    FwdStatus(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** The value with this code, or null. */
    public static @Nullable FwdStatus ofCode(int code) {
        for (FwdStatus value : VALUES) {
            if (value.code == code) {
                return value;
            }
        }
        return null;
    }
}
