package chat.scp.registry;

/**
 * A type of the layout language of §3.3.
 *
 * @param size bytes that it takes; of {@code LENGTH} kinds and lists, bytes of the number in front
 * @param entries what a closed enum may hold
 * @param struct the fields of a struct
 * @param element what a list holds
 */
public record FieldType(String name, Kind kind, int size, EnumEntries entries, Struct struct, FieldType element) {
    /** How the bytes are read. */
    public enum Kind {
        /** Unsigned; the top bit of 32 and 64 bits is clear. */
        NUMBER,
        /** 64 bits that are no number. */
        OPAQUE,
        BOOL,
        ENUM,
        /** A number of an open registry. */
        CODE,
        ID,
        USER_NAME,
        /** Bytes of a fixed length. */
        FIXED_BYTES,
        /** A length, then bytes. */
        BYTES,
        /** A length, then text without control characters. */
        SHOWN_TEXT,
        /** A length, then any text: SCP/1. */
        ANY_TEXT,
        /** A length, then a name of SCP/1. */
        LEGACY_NAME,
        /** As many bytes as the field bodyBytes says. */
        BODY,
        STRUCT,
        LIST
    }

    static FieldType of(String name, Kind kind, int size) {
        return new FieldType(name, kind, size, null, null, null);
    }

    public boolean hasFixedSize() {
        return switch (kind) {
            case BYTES, SHOWN_TEXT, ANY_TEXT, LEGACY_NAME, BODY, LIST -> false;
            default -> true;
        };
    }

    /** Whether a value begins with its length. */
    public boolean hasLength() {
        return switch (kind) {
            case BYTES, SHOWN_TEXT, ANY_TEXT, LEGACY_NAME -> true;
            default -> false;
        };
    }
}
