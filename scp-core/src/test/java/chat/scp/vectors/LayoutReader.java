package chat.scp.vectors;

import chat.scp.registry.Field;
import chat.scp.registry.FieldType;
import chat.scp.registry.PduLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a frame by the layout data alone, and says what is wrong with it by the rules of §3. */
final class LayoutReader {
    /** What a frame holds; {@code pdu} is UNKNOWN for a type that may be skipped. */
    record Read(String pdu, Map<String, Object> fields) {}

    private static final int MAX_U8 = 0xFF;

    private final Layout layout;
    private final byte[] from;
    private int at;

    private LayoutReader(Layout layout, byte[] from) {
        this.layout = layout;
        this.from = from;
    }

    /** The one whole frame that these bytes are. */
    static Read read(Layout layout, byte[] frame) throws LayoutError {
        return new LayoutReader(layout, frame).frame();
    }

    private Read frame() throws LayoutError {
        String section = layout.headerSection();
        if (from.length < layout.headerBytes()) {
            throw new LayoutError("BAD_LENGTH", section);
        }
        if (number(1) != layout.version()) {
            throw new LayoutError("BAD_VERSION", section);
        }
        int type = (int) number(1);
        int flags = layout.version() == 1 ? 0 : (int) number(2);
        long length = number(layout.version() == 1 ? 2 : 4);
        if (length > layout.maxFrameBytes() - layout.headerBytes()) {
            throw new LayoutError("TOO_LARGE", section);
        }
        if (length != remaining()) {
            throw new LayoutError("BAD_LENGTH", section);
        }
        Optional<PduLayout> pdu = layout.registry().ofType(type);
        return pdu.isPresent() ? known(pdu.get(), flags) : unknown(type, flags);
    }

    private Read unknown(int type, int flags) throws LayoutError {
        if (layout.version() == 1 || type < Layout.FIRST_IGNORABLE || type == MAX_U8) {
            throw new LayoutError("UNKNOWN_PDU", layout.version() == 1 ? "10.2" : "3.5");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", (long) type);
        fields.put("flags", (long) flags);
        fields.put("payload", hex(remaining()));
        return new Read("UNKNOWN", fields);
    }

    private Read known(PduLayout pdu, int flags) throws LayoutError {
        int defined = pdu.ownFlags() | Layout.FLAG_EXTENSIONS | Layout.IGNORABLE_FLAGS;
        if ((flags & ~defined) != 0) {
            throw new LayoutError("BAD_FLAGS", "3.1");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : pdu.fields()) {
            if (field.isOptional() && (flags & pdu.flag(field.ifFlag())) == 0) {
                continue;
            }
            Object value = value(layout.types().of(field.type()), values);
            if (field.nonzero() && Values.number(value) == 0) {
                throw new LayoutError("BAD_VALUE", pdu.section());
            }
            values.put(field.name(), value);
        }
        if ((flags & Layout.FLAG_EXTENSIONS) != 0) {
            values.put(Values.EXTENSIONS, extensions(pdu.carriesExtensions()));
        }
        if (remaining() != 0) {
            throw new LayoutError("BAD_LENGTH", "3.2");
        }
        return new Read(pdu.name(), values);
    }

    private Object value(FieldType type, Map<String, Object> before) throws LayoutError {
        return switch (type.kind()) {
            case NUMBER -> Values.ofNumber(unsigned(type.size()), type.size());
            case CODE -> unsigned(type.size());
            case BOOL -> bool();
            case ENUM -> enumerated(type);
            case OPAQUE, ID, FIXED_BYTES -> hex(type.size());
            case USER_NAME -> LayoutText.userName(take(type.size()));
            case BYTES -> hex((int) number(type.size()));
            case BODY -> hex((int) Values.number(before.get("bodyBytes")));
            case SHOWN_TEXT -> LayoutText.shown(take((int) number(type.size())));
            case ANY_TEXT -> LayoutText.any(take((int) number(type.size())));
            case LEGACY_NAME -> LayoutText.legacyName(take((int) number(type.size())));
            case STRUCT -> struct(type);
            case LIST -> list(type.element());
        };
    }

    private Map<String, Object> struct(FieldType type) throws LayoutError {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : type.struct().fields()) {
            values.put(field.name(), value(layout.types().of(field.type()), values));
        }
        List<String> nonzero = type.struct().nonzero();
        if (!nonzero.isEmpty() && nonzero.stream().allMatch(f -> Values.number(values.get(f)) == 0)) {
            throw new LayoutError("BAD_VALUE", type.struct().section());
        }
        return values;
    }

    private List<Object> list(FieldType element) throws LayoutError {
        long count = number(2);
        if (count * element.size() > remaining()) {
            throw new LayoutError("BAD_LENGTH", "3.2");
        }
        List<Object> values = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            values.add(value(element, Map.of()));
        }
        return values;
    }

    private List<Map<String, Object>> extensions(boolean carried) throws LayoutError {
        if (remaining() == 0) {
            throw new LayoutError("BAD_LENGTH", "3.4");
        }
        List<Map<String, Object>> fields = new ArrayList<>();
        while (remaining() > 0) {
            long type = number(2);
            String value = hex((int) number(2));
            Map<String, Object> field = new LinkedHashMap<>();
            field.put("type", type);
            field.put("value", value);
            fields.add(field);
        }
        if (!carried && fields.stream().anyMatch(f -> (Long) f.get("type") >= 0x8000)) {
            throw new LayoutError("UNKNOWN_EXTENSION", "3.4");
        }
        return fields;
    }

    private boolean bool() throws LayoutError {
        long value = number(1);
        if (value > 1) {
            throw new LayoutError("BAD_VALUE", "3.3");
        }
        return value == 1;
    }

    private String enumerated(FieldType type) throws LayoutError {
        int value = (int) number(1);
        return type.entries()
                .ofValue(value)
                .orElseThrow(() -> new LayoutError("BAD_VALUE", "3.3"))
                .name();
    }

    /** A number; those of 32 and 64 bits keep their top bit clear. */
    private long unsigned(int size) throws LayoutError {
        long value = number(size);
        if ((size == 8 && value < 0) || (size == 4 && value > Integer.MAX_VALUE)) {
            throw new LayoutError("BAD_VALUE", "3.3");
        }
        return value;
    }

    private long number(int size) throws LayoutError {
        long value = 0;
        for (byte b : take(size)) {
            value = value << 8 | (b & 0xFF);
        }
        return value;
    }

    private String hex(int size) throws LayoutError {
        return HexFormat.of().formatHex(take(size));
    }

    private byte[] take(int size) throws LayoutError {
        if (size > remaining()) {
            throw new LayoutError("BAD_LENGTH", "3.2");
        }
        at += size;
        return Arrays.copyOfRange(from, at - size, at);
    }

    private int remaining() {
        return from.length - at;
    }
}
