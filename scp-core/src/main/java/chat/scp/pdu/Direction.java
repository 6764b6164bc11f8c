package chat.scp.pdu;

import org.jspecify.annotations.Nullable;

/** Which way FETCH goes. Closed: another value is an error. §12.4 */
public enum Direction implements Coded {
    /** Towards newer messages. */
    FORWARD(1),
    /** Towards older messages. */
    BACKWARD(2);

    private static final Direction[] VALUES = values();

    private final int code;

    Direction(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** The value with this code, or null. */
    public static @Nullable Direction ofCode(int code) {
        for (Direction value : VALUES) {
            if (value.code == code) {
                return value;
            }
        }
        return null;
    }
}
