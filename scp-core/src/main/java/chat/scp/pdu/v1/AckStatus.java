package chat.scp.pdu.v1;

import chat.scp.pdu.Coded;
import org.jspecify.annotations.Nullable;

/** Status of ACK. Closed: another value is an error. §10.2 */
public enum AckStatus implements Coded {
    /** Done. */
    SUCCESS(0),
    /** Not done. */
    FAILURE(1);

    private static final AckStatus[] VALUES = values();

    private final int code;

    AckStatus(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** The value with this code, or null. */
    public static @Nullable AckStatus ofCode(int code) {
        for (AckStatus value : VALUES) {
            if (value.code == code) {
                return value;
            }
        }
        return null;
    }
}
