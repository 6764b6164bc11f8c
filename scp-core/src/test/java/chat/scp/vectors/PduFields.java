package chat.scp.vectors;

import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.Capability;
import chat.scp.pdu.Coded;
import chat.scp.pdu.ContentType;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.ExtensionField;
import chat.scp.pdu.Id;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.Name;
import chat.scp.pdu.Pdu;
import chat.scp.pdu.Position;
import chat.scp.pdu.UnknownPdu;
import chat.scp.pdu.v1.Scp1Pdu;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.registry.Field;
import chat.scp.registry.FieldType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The components of a PDU's record under the field names of the specification. */
final class PduFields {
    private final Layout layout;

    private PduFields(Layout layout) {
        this.layout = layout;
    }

    static String name(Pdu pdu) {
        if (pdu instanceof Scp1Pdu v1) {
            return v1.type().name();
        }
        return pdu instanceof Scp2Pdu v2 ? v2.type().name() : "UNKNOWN";
    }

    static Map<String, Object> of(Layout layout, Pdu pdu) {
        if (pdu instanceof UnknownPdu unknown) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("type", (long) unknown.typeCode());
            values.put("flags", (long) unknown.flags());
            values.put("payload", unknown.payload().hex());
            return values;
        }
        List<Field> fields = layout.registry().pdu(name(pdu)).fields();
        Map<String, Object> values = new PduFields(layout).fields((Record) pdu, fields);
        if (pdu instanceof Scp2Pdu v2 && !v2.extensions().isEmpty()) {
            values.put(
                    Values.EXTENSIONS,
                    v2.extensions().fields().stream().map(PduFields::extension).toList());
        }
        return values;
    }

    private Map<String, Object> fields(Record record, List<Field> fields) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : fields) {
            Object component = component(record, field.name())
                    .orElseThrow(() -> new AssertionError(record.getClass() + " has no " + field.name()));
            boolean absent = field.isOptional() && (component == Absent.NULL || component.equals(0L));
            if (!absent) {
                values.put(field.name(), value(layout.types().of(field.type()), component));
            }
        }
        return values;
    }

    /** A component of a record may be null; a field of an Optional may not. */
    private enum Absent {
        NULL
    }

    /** The component of this name, or the part of a position or body that the name means. */
    private static Optional<Object> component(Record record, String name) {
        Optional<Object> inside = Optional.empty();
        for (RecordComponent c : record.getClass().getRecordComponents()) {
            Object value = get(record, c);
            if (value instanceof Position p) {
                if (name.equals("epoch")) {
                    inside = Optional.of(p.epoch());
                } else if (name.equals("sequence") || name.equals(c.getName())) {
                    return Optional.of(p.sequence());
                }
            } else if (value instanceof Body body) {
                switch (name) {
                    case "contentType" -> inside = Optional.of(body.contentType());
                    case "bodyBytes" -> inside = Optional.of(body.content().size());
                    case "body" -> {
                        return Optional.of(body.content());
                    }
                    default -> {}
                }
            } else if (name.equals(c.getName())) {
                return Optional.of(value == null ? Absent.NULL : value);
            }
        }
        return inside;
    }

    private static Object get(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private Object value(FieldType type, Object value) {
        return switch (type.kind()) {
            case NUMBER -> Values.ofNumber(((Number) value).longValue(), type.size());
            case CODE -> (long) code(value);
            case BOOL -> value;
            case ENUM -> {
                int code = ((Coded) value).code();
                yield type.entries().ofValue(code).orElseThrow().name();
            }
            case OPAQUE -> HexFormat.of().toHexDigits((Long) value);
            case ID -> ((Id) value).hex();
            case FIXED_BYTES, BYTES, BODY -> ((Bytes) value).hex();
            case USER_NAME, LEGACY_NAME -> ((Name) value).text();
            case SHOWN_TEXT, ANY_TEXT -> value;
            case STRUCT -> fields((Record) value, type.struct().fields());
            case LIST -> list(type.element(), (List<?>) value);
        };
    }

    private List<Object> list(FieldType element, List<?> values) {
        List<Object> converted = new ArrayList<>();
        values.forEach(v -> converted.add(value(element, v)));
        return converted;
    }

    private static int code(Object code) {
        if (code instanceof ErrorCode error) {
            return error.value();
        } else if (code instanceof Capability capability) {
            return capability.value();
        } else if (code instanceof Mechanism mechanism) {
            return mechanism.value();
        }
        return ((ContentType) code).value();
    }

    private static Map<String, Object> extension(ExtensionField field) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("type", (long) field.type());
        value.put("value", field.value().hex());
        return value;
    }
}
