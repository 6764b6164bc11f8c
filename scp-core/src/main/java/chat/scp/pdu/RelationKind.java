package chat.scp.pdu;

import org.jspecify.annotations.Nullable;

/** What a message says about another one. Closed: another value is an error. §12.4 */
public enum RelationKind implements Coded {
    /** It answers it. */
    REPLY(1),
    /** It replaces its body. */
    EDIT(2),
    /** It removes its body. */
    DELETE(3),
    /** It reacts to it. */
    REACTION(4);

    private static final RelationKind[] VALUES = values();

    private final int code;

    RelationKind(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** The value with this code, or null. */
    public static @Nullable RelationKind ofCode(int code) {
        for (RelationKind value : VALUES) {
            if (value.code == code) {
                return value;
            }
        }
        return null;
    }
}
