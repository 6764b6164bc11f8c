package chat.scp.vectors;

import chat.scp.registry.Field;
import chat.scp.registry.FieldType;
import chat.scp.registry.PduLayout;
import chat.scp.vectors.Piece.Role;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Writes a frame from field values by the layout data alone, piece by piece. */
final class LayoutWriter {
    private final Layout layout;
    private final List<Piece> pieces = new ArrayList<>();

    private LayoutWriter(Layout layout) {
        this.layout = layout;
    }

    /** The bytes of these fields, as {@link Values} has them, without the header. */
    static List<Piece> payload(Layout layout, PduLayout pdu, Map<String, Object> values) {
        LayoutWriter writer = new LayoutWriter(layout);
        for (Field field : pdu.fields()) {
            if (!field.isOptional() || values.containsKey(field.name())) {
                writer.value(field.name(), layout.types().of(field.type()), values.get(field.name()));
            }
        }
        for (Map<String, Object> extension : Values.extensions(values)) {
            writer.extension(extension);
        }
        return writer.pieces;
    }

    /** The flags that these fields need. */
    static int flags(PduLayout pdu, Map<String, Object> values) {
        int flags = values.containsKey(Values.EXTENSIONS) ? Layout.FLAG_EXTENSIONS : 0;
        for (Field field : pdu.fields()) {
            if (field.isOptional() && values.containsKey(field.name())) {
                flags |= pdu.flag(field.ifFlag());
            }
        }
        return flags;
    }

    /** Header and payload. */
    static List<Piece> frame(Layout layout, int type, int flags, List<Piece> payload) {
        List<Piece> frame = new ArrayList<>();
        frame.add(header("version", layout.version(), 1));
        frame.add(header("type", type, 1));
        if (layout.version() == 2) {
            frame.add(header("flags", flags, 2));
        }
        frame.add(header("payload length", bytes(payload).length, layout.version() == 1 ? 2 : 4));
        frame.addAll(payload);
        return frame;
    }

    static List<Piece> frame(Layout layout, PduLayout pdu, Map<String, Object> values) {
        return frame(layout, pdu.type(), flags(pdu, values), payload(layout, pdu, values));
    }

    static byte[] bytes(List<Piece> pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pieces.forEach(p -> out.writeBytes(p.bytes()));
        return out.toByteArray();
    }

    static byte[] number(long value, int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (value >>> (8 * (size - 1 - i)));
        }
        return bytes;
    }

    private static Piece header(String name, long value, int size) {
        return new Piece(name, Role.HEADER, null, number(value, size));
    }

    private void value(String name, FieldType type, Object value) {
        switch (type.kind()) {
            case LIST -> list(name, type, (List<?>) value);
            case STRUCT -> struct(name, type, value);
            default -> {
                byte[] bytes = bytes(type, value);
                if (type.hasLength()) {
                    add(name, Role.LENGTH, type, number(bytes.length, type.size()));
                }
                add(name, Role.VALUE, type, bytes);
            }
        }
    }

    private void list(String name, FieldType type, List<?> elements) {
        add(name, Role.COUNT, type, number(elements.size(), 2));
        for (int i = 0; i < elements.size(); i++) {
            value(name + "[" + i + "]", type.element(), elements.get(i));
        }
    }

    private void struct(String name, FieldType type, Object value) {
        Map<?, ?> fields = (Map<?, ?>) value;
        for (Field field : type.struct().fields()) {
            value(name + "." + field.name(), layout.types().of(field.type()), fields.get(field.name()));
        }
    }

    private void extension(Map<String, Object> extension) {
        byte[] value = HexFormat.of().parseHex((String) extension.get("value"));
        add("extension type", Role.EXTENSION, null, number((Long) extension.get("type"), 2));
        add("extension length", Role.EXTENSION, null, number(value.length, 2));
        add("extension value", Role.EXTENSION, null, value);
    }

    private void add(String name, Role role, FieldType type, byte[] bytes) {
        pieces.add(new Piece(name, role, type, bytes));
    }

    private static byte[] bytes(FieldType type, Object value) {
        return switch (type.kind()) {
            case NUMBER -> number(Values.number(value), type.size());
            case CODE -> number((Long) value, type.size());
            case BOOL -> number((Boolean) value ? 1 : 0, 1);
            case ENUM -> number(type.entries().ofName((String) value).value(), 1);
            case OPAQUE, ID, FIXED_BYTES, BYTES, BODY -> HexFormat.of().parseHex((String) value);
            case USER_NAME -> Arrays.copyOf(((String) value).getBytes(StandardCharsets.UTF_8), type.size());
            case SHOWN_TEXT, ANY_TEXT, LEGACY_NAME -> ((String) value).getBytes(StandardCharsets.UTF_8);
            case STRUCT, LIST -> throw new IllegalArgumentException(type.name());
        };
    }
}
