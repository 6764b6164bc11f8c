package chat.scp.vectors;

import chat.scp.registry.Entry;
import chat.scp.registry.Field;
import chat.scp.registry.FieldType;
import chat.scp.registry.PduLayout;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any values that the fields of a layout may have. */
final class LayoutArbitraries {
    private static final int LONGEST = 40;
    private static final int MOST = 4;

    private final Layout layout;

    LayoutArbitraries(Layout layout) {
        this.layout = layout;
    }

    Arbitrary<Map<String, Object>> values(PduLayout pdu) {
        List<Arbitrary<Optional<Object>>> fields =
                pdu.fields().stream().map(this::field).toList();
        return Combinators.combine(Combinators.combine(fields).as(values -> join(pdu, values)), extensions(pdu))
                .as((values, extensions) -> {
                    extensions.ifPresent(e -> values.put(Values.EXTENSIONS, e));
                    return values;
                });
    }

    private static Map<String, Object> join(PduLayout pdu, List<Optional<Object>> values) {
        Map<String, Object> joined = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            String name = pdu.fields().get(i).name();
            values.get(i).ifPresent(v -> joined.put(name, v));
        }
        if (joined.containsKey("body")) {
            joined.put("bodyBytes", ((String) joined.get("body")).length() / 2L);
        }
        return joined;
    }

    private Arbitrary<Optional<Object>> field(Field field) {
        Arbitrary<Object> value = value(layout.types().of(field.type()), field.nonzero() ? 1 : 0);
        return value.optional(field.isOptional() ? 0.5 : 1.0);
    }

    private Arbitrary<Optional<List<Map<String, Object>>>> extensions(PduLayout pdu) {
        if (layout.version() == 1) {
            return Arbitraries.just(Optional.empty());
        }
        Arbitrary<Map<String, Object>> field = Combinators.combine(
                        Arbitraries.integers().between(0, pdu.carriesExtensions() ? 0xFFFF : 0x7FFF), hex(0, LONGEST))
                .as(SampleValues::extension);
        return field.list().ofMinSize(1).ofMaxSize(MOST).optional(0.3);
    }

    private Arbitrary<Object> value(FieldType type, long least) {
        return switch (type.kind()) {
            case NUMBER -> numbers(type, least).map(n -> Values.ofNumber(n, type.size()));
            case CODE -> numbers(type, 0).map(n -> n);
            case BOOL -> Arbitraries.of(true, false).map(b -> b);
            case ENUM -> Arbitraries.of(type.entries().values()).map(Entry::name);
            case OPAQUE, ID, FIXED_BYTES -> hex(type.size(), type.size()).map(h -> h);
            case USER_NAME -> userName().map(n -> n);
            case LEGACY_NAME -> text(false).filter(t -> !t.isEmpty()).map(t -> t);
            case BYTES, BODY -> hex(0, LONGEST).map(h -> h);
            case SHOWN_TEXT -> text(false).map(t -> t);
            case ANY_TEXT -> text(true).map(t -> t);
            case STRUCT -> struct(type);
            case LIST -> value(type.element(), 0).list().ofMaxSize(MOST).map(l -> l);
        };
    }

    private Arbitrary<Object> struct(FieldType type) {
        List<Arbitrary<Object>> values = type.struct().fields().stream()
                .map(f -> value(
                        layout.types().of(f.type()), type.struct().nonzero().contains(f.name()) ? 1 : 0))
                .toList();
        return Combinators.combine(values).as(all -> {
            Map<String, Object> joined = new LinkedHashMap<>();
            for (int i = 0; i < all.size(); i++) {
                joined.put(type.struct().fields().get(i).name(), all.get(i));
            }
            return joined;
        });
    }

    private static Arbitrary<Long> numbers(FieldType type, long least) {
        long most = type.size() < 4 ? (1L << (8 * type.size())) - 1 : Long.MAX_VALUE >>> (64 - 8 * type.size());
        return Arbitraries.oneOf(
                Arbitraries.of(least, most), Arbitraries.longs().between(least, most));
    }

    private static Arbitrary<String> hex(int leastBytes, int mostBytes) {
        return Arbitraries.bytes()
                .array(byte[].class)
                .ofMinSize(leastBytes)
                .ofMaxSize(mostBytes)
                .map(HexFormat.of()::formatHex);
    }

    private static Arbitrary<String> userName() {
        Arbitrary<String> first = Arbitraries.of("a", "z", "0", "9", "~a");
        Arbitrary<String> rest = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("0123456789._-")
                .ofMaxLength(30);
        return Arbitraries.oneOf(
                Arbitraries.just(""), Combinators.combine(first, rest).as(String::concat));
    }

    private static Arbitrary<String> text(boolean controls) {
        return Arbitraries.integers()
                .between(controls ? 0 : 0x20, Character.MAX_CODE_POINT)
                .filter(c -> (c < 0xD800 || c > 0xDFFF) && (controls || !Character.isISOControl(c)))
                .list()
                .ofMaxSize(20)
                .map(points -> {
                    StringBuilder text = new StringBuilder();
                    points.forEach(text::appendCodePoint);
                    return text.toString();
                })
                .filter(t -> t.getBytes(StandardCharsets.UTF_8).length <= 255);
    }
}
