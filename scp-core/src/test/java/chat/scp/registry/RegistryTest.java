package chat.scp.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.extension.ExtensionType;
import chat.scp.extension.Grease;
import chat.scp.pdu.Capability;
import chat.scp.pdu.ContentType;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.Side;
import chat.scp.pdu.v1.Scp1Error;
import chat.scp.pdu.v1.Scp1Type;
import chat.scp.pdu.v2.Scp2Type;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The registries and the code say the same, in both directions. */
class RegistryTest {
    private static final Map<String, Side> SENDERS = Map.of("C→S", Side.CLIENT, "S→C", Side.SERVER, "both", Side.BOTH);

    @Test
    void pduTypesOfScp1AreThoseOfTheCode() {
        assertEquals(
                byName(Scp1Type.values(), t -> t.name() + " " + t.code() + " " + t.sender()),
                registered(Registries.SCP1));
    }

    @Test
    void pduTypesOfScp2AreThoseOfTheCode() {
        assertEquals(
                byName(Scp2Type.values(), t -> t.name() + " " + t.code() + " " + t.sender()),
                registered(Registries.SCP2));
    }

    @Test
    void firstIgnorableTypeIsWhereItsRangeBegins() {
        int first = Registries.SCP2.ranges().stream()
                .filter(r -> r.rule().startsWith("ignorable"))
                .mapToInt(Range::first)
                .min()
                .orElseThrow();
        assertEquals(Scp2Type.FIRST_IGNORABLE, first);
    }

    @Test
    void errorCodesAreThoseOfTheCode() {
        assertSame(Registries.ERROR_CODES, ErrorCode.registered(), ErrorCode::value);
    }

    @Test
    void capabilitiesAreThoseOfTheCode() {
        assertSame(Registries.CAPABILITIES, Capability.registered(), Capability::value);
    }

    @Test
    void contentTypesAreThoseOfTheCode() {
        assertSame(Registries.CONTENT_TYPES, ContentType.registered(), ContentType::value);
    }

    @Test
    void mechanismsAreThoseOfTheCode() {
        assertSame(Registries.MECHANISMS, Mechanism.registered(), Mechanism::value);
    }

    @Test
    void extensionFieldsAreThoseOfTheCode() {
        assertSame(Registries.EXTENSION_FIELDS, ExtensionType.registered(), ExtensionType::value);
    }

    @Test
    void greaseIsThatOfTheCode() {
        assertEquals(numbers(Registries.GREASE.pduTypes()), Grease.PDU_TYPE.all());
        assertEquals(numbers(Registries.GREASE.capabilities()), Grease.CAPABILITY.all());
        assertEquals(numbers(Registries.GREASE.extensionTypes()), Grease.EXTENSION_TYPE.all());
        assertEquals(Integer.decode(Registries.GREASE.flags()), Grease.FLAGS);
    }

    @Test
    void everyRegisteredErrorCodeIsAConstantOfItsName() throws ReflectiveOperationException {
        for (Entry entry : Registries.ERROR_CODES.entries()) {
            ErrorCode constant =
                    (ErrorCode) ErrorCode.class.getField(entry.name()).get(null);
            assertEquals(entry.value(), constant.value(), entry.name());
        }
        long constants = Arrays.stream(ErrorCode.class.getFields())
                .filter(f -> Modifier.isStatic(f.getModifiers()))
                .count();
        assertEquals(Registries.ERROR_CODES.entries().size(), constants);
    }

    @Test
    void errorCodesOfScp1AreThoseOfTheCode() {
        assertEquals(byName(Scp1Error.values(), e -> e.name() + " " + e.code()), names(Registries.SCP1.errors()));
    }

    @Test
    void errorCodesLieInTheirRanges() {
        for (Entry entry : Registries.ERROR_CODES.entries()) {
            assertTrue(
                    Registries.ERROR_CODES.ranges().stream()
                            .anyMatch(r -> r.first() <= entry.value() && entry.value() <= r.last()),
                    entry.name());
        }
    }

    static Stream<EnumEntries> closedEnums() {
        return Stream.concat(Registries.ENUMS.stream(), Registries.SCP1.enums().stream());
    }

    @ParameterizedTest
    @MethodSource("closedEnums")
    void closedEnumsAreThoseOfTheCode(EnumEntries entries) throws ReflectiveOperationException {
        Class<?> type = enumClass(entries.name());
        var code = type.getMethod("code");
        Map<String, Integer> inCode = new TreeMap<>();
        for (Object constant : type.getEnumConstants()) {
            inCode.put(((Enum<?>) constant).name(), (Integer) code.invoke(constant));
        }
        Map<String, Integer> inRegistry = entries.values().stream()
                .collect(Collectors.toMap(Entry::name, Entry::value, (a, b) -> a, TreeMap::new));
        assertEquals(inCode, inRegistry);
    }

    @Test
    void sectionsNumbersAndNamesAreUnique() {
        for (PduRegistry registry : List.of(Registries.SCP1, Registries.SCP2)) {
            assertUnique(registry.pdus(), PduLayout::section);
            assertUnique(registry.pdus(), PduLayout::type);
            assertUnique(registry.pdus(), PduLayout::name);
            registry.pdus().forEach(p -> assertUnique(p.fields(), Field::name));
        }
        for (OpenCodes codes : Registries.openCodes()) {
            assertUnique(codes.entries(), Entry::value);
            assertUnique(codes.entries(), Entry::name);
        }
        assertUnique(Registries.EXTENSION_FIELDS.entries(), Entry::value);
    }

    @Test
    void sectionsGoUpWithTypeNumbers() {
        for (PduRegistry registry : List.of(Registries.SCP1, Registries.SCP2)) {
            List<PduLayout> pdus = registry.pdus();
            for (int i = 1; i < pdus.size(); i++) {
                assertTrue(
                        pdus.get(i - 1).type() < pdus.get(i).type(), pdus.get(i).name());
            }
        }
    }

    @Test
    void flagsOfAPduAreForItsOptionalFields() {
        for (PduLayout pdu : Registries.SCP2.pdus()) {
            Set<String> flags = pdu.flags().stream().map(PduLayout.Flag::name).collect(Collectors.toSet());
            Set<String> used = pdu.fields().stream()
                    .filter(Field::isOptional)
                    .map(Field::ifFlag)
                    .collect(Collectors.toSet());
            assertEquals(flags, used, pdu.name());
        }
    }

    @Test
    void capabilitiesOfPdusAreRegistered() {
        Set<String> known = Registries.CAPABILITIES.entries().stream()
                .map(e -> e.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
                .collect(Collectors.toSet());
        for (PduLayout pdu : Registries.SCP2.pdus()) {
            assertTrue(pdu.capability() == null || known.contains(pdu.capability()), pdu.name());
        }
    }

    @Spec("3.5-3")
    @Test
    void greaseMeansNothingAnywhereElse() {
        Registries.GREASE.pduTypes().forEach(t -> {
            assertTrue(Integer.decode(t) >= Scp2Type.FIRST_IGNORABLE);
            assertTrue(Registries.SCP2.ofType(Integer.decode(t)).isEmpty());
        });
        assertNoneOf(Registries.GREASE.capabilities(), Registries.CAPABILITIES);
        assertNoneOf(Registries.GREASE.extensionTypes(), Registries.EXTENSION_FIELDS);
    }

    private static void assertNoneOf(List<String> grease, OpenCodes codes) {
        grease.forEach(g -> assertTrue(codes.entries().stream().noneMatch(e -> e.value() == Integer.decode(g)), g));
    }

    private static <T> void assertSame(OpenCodes registry, Collection<T> code, ToIntFunction<T> value) {
        assertEquals(
                code.stream().map(c -> c + " " + value.applyAsInt(c)).toList(),
                registry.entries().stream().map(e -> e.name() + " " + e.value()).toList());
    }

    private static <T> void assertUnique(List<T> list, Function<T, Object> key) {
        Set<Object> keys = new HashSet<>();
        list.forEach(e -> assertTrue(keys.add(key.apply(e)), () -> key.apply(e) + " stands twice"));
    }

    private static <T> List<String> byName(T[] values, Function<T, String> text) {
        return Arrays.stream(values).map(text).toList();
    }

    private static List<String> names(List<Entry> entries) {
        return entries.stream().map(e -> e.name() + " " + e.value()).toList();
    }

    private static List<String> registered(PduRegistry registry) {
        return registry.pdus().stream()
                .map(p -> p.name() + " " + p.type() + " " + SENDERS.get(p.direction()))
                .toList();
    }

    private static List<Integer> numbers(List<String> written) {
        return written.stream().map(Integer::decode).toList();
    }

    private static Class<?> enumClass(String name) throws ClassNotFoundException {
        try {
            return Class.forName("chat.scp.pdu." + name);
        } catch (ClassNotFoundException e) {
            return Class.forName("chat.scp.pdu.v1." + name);
        }
    }
}
