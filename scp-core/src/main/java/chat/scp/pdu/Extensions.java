package chat.scp.pdu;

import java.util.List;
import java.util.Optional;

/** The extension fields of a PDU, in their order; unknown ones survive a round trip. §3.4 */
public record Extensions(List<ExtensionField> fields) {
    public static final Extensions NONE = new Extensions(List.of());

    public Extensions {
        fields = List.copyOf(fields);
        Check.total(
                "extension fields",
                fields,
                field -> ExtensionField.HEADER_BYTES + field.value().size());
    }

    public static Extensions of(ExtensionField... fields) {
        return new Extensions(List.of(fields));
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    public Optional<Bytes> value(int type) {
        return fields.stream()
                .filter(f -> f.type() == type)
                .map(ExtensionField::value)
                .findFirst();
    }

    /** What the fields take on the wire. */
    public int bytes() {
        if (fields.isEmpty()) {
            return 0; // nearly all PDUs
        }
        int bytes = 0;
        for (ExtensionField field : fields) {
            bytes += ExtensionField.HEADER_BYTES + field.value().size();
        }
        return bytes;
    }
}
