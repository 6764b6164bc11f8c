package chat.scp.vectors;

import chat.scp.registry.Entry;
import chat.scp.registry.Field;
import chat.scp.registry.FieldType;
import chat.scp.registry.FieldType.Kind;
import chat.scp.registry.OpenCodes;
import chat.scp.registry.PduLayout;
import chat.scp.registry.Registries;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Field values for vectors: as in real life, nothing at all, and as much as fits. */
final class SampleValues {
    private static final Map<String, Long> NUMBERS = Map.ofEntries(
            Map.entry("maxFrameBytes", 65_536L),
            Map.entry("window", 256L),
            Map.entry("lowestVersion", 2L),
            Map.entry("highestVersion", 2L),
            Map.entry("version", 2L),
            Map.entry("timeMillis", 1_767_225_600_123L),
            Map.entry("expiresAtMillis", 1_767_229_200_000L),
            Map.entry("lastSeenMillis", 1_767_225_600_000L),
            Map.entry("iterations", 600_000L),
            Map.entry("timeoutMillis", 60_000L),
            Map.entry("epoch", 1L),
            Map.entry("sequence", 42L),
            Map.entry("request", 7L));
    private static final Map<String, String> NAMES =
            Map.of("by", "bob", "peer", "bob", "room", "garden", "originator", "alice");
    private static final String TEXT = "Gr\u00FC\u00DFe, \u4F60\u597D \uD83C\uDF89";
    /** Fills a frame of 65,536 bytes with a MESSAGE that has every optional field. */
    private static final int LONG_BODY = 65_536 - 8 - 92 - 21;

    private final Layout layout;

    SampleValues(Layout layout) {
        this.layout = layout;
    }

    Map<String, Object> typical(PduLayout pdu) {
        return values(pdu, f -> !f.isOptional(), this::typical);
    }

    Map<String, Object> withFlag(PduLayout pdu, String flag) {
        return values(pdu, f -> !f.isOptional() || f.ifFlag().equals(flag), this::typical);
    }

    Map<String, Object> smallest(PduLayout pdu) {
        return values(pdu, f -> !f.isOptional(), this::smallest);
    }

    Map<String, Object> largest(PduLayout pdu) {
        return values(pdu, f -> true, this::largest);
    }

    static Map<String, Object> extension(int type, String value) {
        Map<String, Object> extension = new LinkedHashMap<>();
        extension.put("type", (long) type);
        extension.put("value", value);
        return extension;
    }

    private Map<String, Object> values(
            PduLayout pdu, Predicate<Field> present, BiFunction<Field, FieldType, Object> sample) {
        Map<String, Object> values = fields(pdu.fields(), present, sample);
        if (values.containsKey("body")) {
            values.put("bodyBytes", ((String) values.get("body")).length() / 2L);
        }
        return values;
    }

    private Map<String, Object> fields(
            List<Field> fields, Predicate<Field> present, BiFunction<Field, FieldType, Object> sample) {
        Map<String, Object> values = new LinkedHashMap<>();
        fields.stream().filter(present).forEach(f -> values.put(f.name(), sample.apply(f, type(f))));
        return values;
    }

    private FieldType type(Field field) {
        return layout.types().of(field.type());
    }

    private Map<String, Object> struct(FieldType type, BiFunction<Field, FieldType, Object> sample) {
        return fields(type.struct().fields(), f -> true, sample);
    }

    private Object typical(Field field, FieldType type) {
        return switch (type.kind()) {
            case NUMBER ->
                Values.ofNumber(NUMBERS.getOrDefault(field.name(), type.size() == 1 ? 3L : 300L), type.size());
            case OPAQUE -> "fedcba9876543210";
            case BOOL -> true;
            case ENUM -> last(type.entries().values()).name();
            case CODE -> (long) codes(type).entries().get(1).value();
            case ID -> id(type.name());
            case USER_NAME -> NAMES.getOrDefault(field.name(), "alice");
            case LEGACY_NAME -> NAMES.getOrDefault(field.name(), "alice");
            case FIXED_BYTES -> "5a".repeat(type.size());
            case BYTES -> utf8("n,,n=alice,r=rOprNGfwEbeRWgbNEkqO");
            case BODY -> utf8(TEXT);
            case SHOWN_TEXT, ANY_TEXT -> TEXT;
            case STRUCT -> struct(type, this::typical);
            case LIST ->
                type.element().kind() == Kind.CODE
                        ? codes(type.element()).entries().stream()
                                .limit(3)
                                .map(e -> (Object) (long) e.value())
                                .toList()
                        : Collections.nCopies(2, typical(field, type.element()));
        };
    }

    private Object smallest(Field field, FieldType type) {
        return switch (type.kind()) {
            case NUMBER -> Values.ofNumber(field.nonzero() ? 1 : 0, type.size());
            case OPAQUE, ID, FIXED_BYTES -> "00".repeat(type.size());
            case BOOL -> false;
            case ENUM -> type.entries().values().get(0).name();
            case CODE -> 0L;
            case LEGACY_NAME -> "a";
            case USER_NAME, BYTES, BODY, SHOWN_TEXT, ANY_TEXT -> "";
            case STRUCT -> struct(type, this::smallest);
            case LIST -> List.of();
        };
    }

    private Object largest(Field field, FieldType type) {
        return switch (type.kind()) {
            case NUMBER -> Values.ofNumber(largestNumber(type.size()), type.size());
            case CODE -> largestNumber(type.size());
            case OPAQUE, ID, FIXED_BYTES -> "ff".repeat(type.size());
            case BOOL -> true;
            case ENUM -> last(type.entries().values()).name();
            case USER_NAME -> "z".repeat(type.size());
            case BYTES -> "ff".repeat(lengthUpTo(type));
            case BODY -> "78".repeat(LONG_BODY);
            case SHOWN_TEXT, ANY_TEXT, LEGACY_NAME -> "x".repeat(lengthUpTo(type));
            case STRUCT -> struct(type, this::largest);
            case LIST -> Collections.nCopies(most(type.element()), largest(field, type.element()));
        };
    }

    /** As many as the count can say; fewer of what would make a frame of megabytes. */
    private static int most(FieldType element) {
        return switch (element.kind()) {
            case STRUCT -> 1000;
            case BYTES -> 16;
            default -> 0xFFFF;
        };
    }

    /** As much as the length in front can say, and in SCP/1 the length of the payload. */
    private int lengthUpTo(FieldType type) {
        return type.size() == 1 ? 0xFF : layout.version() == 1 ? 0xFFFF - 2 : 0xFFFF;
    }

    private static long largestNumber(int size) {
        return size < 4 ? (1L << (8 * size)) - 1 : Long.MAX_VALUE >>> (64 - 8 * size);
    }

    private static OpenCodes codes(FieldType type) {
        return Registries.openCodes().stream()
                .filter(o -> o.registry().equals(type.name()))
                .findFirst()
                .orElseThrow();
    }

    private static Entry last(List<Entry> entries) {
        return entries.get(entries.size() - 1);
    }

    /** 16 bytes that tell the types of ids apart. */
    private static String id(String type) {
        byte[] bytes = new byte[16];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (type.charAt(0) * 16 + i);
        }
        return HexFormat.of().formatHex(bytes);
    }

    private static String utf8(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
