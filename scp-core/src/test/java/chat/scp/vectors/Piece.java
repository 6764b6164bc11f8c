package chat.scp.vectors;

import chat.scp.registry.FieldType;
import java.util.HexFormat;

/**
 * A few bytes of a frame and what they are.
 *
 * @param name path of the field, e.g. {@code cursors[1].epoch}
 * @param type its type; null in the header and in extension fields
 */
record Piece(String name, Role role, FieldType type, byte[] bytes) {
    enum Role {
        HEADER,
        /** The length in front of a value. */
        LENGTH,
        /** The count in front of a list. */
        COUNT,
        VALUE,
        EXTENSION
    }

    Piece with(byte... otherBytes) {
        return new Piece(name, role, type, otherBytes);
    }

    String hex() {
        return HexFormat.of().formatHex(bytes);
    }
}
