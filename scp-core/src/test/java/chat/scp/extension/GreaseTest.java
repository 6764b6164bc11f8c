package chat.scp.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.pdu.Capability;
import chat.scp.registry.Registries;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GreaseTest {
    @Test
    @Spec("3.5-3")
    void valuesAreThoseOfTheRegistry() {
        assertEquals(numbers(Registries.GREASE.pduTypes()), Grease.PDU_TYPE.all());
        assertEquals(numbers(Registries.GREASE.capabilities()), Grease.CAPABILITY.all());
        assertEquals(numbers(Registries.GREASE.extensionTypes()), Grease.EXTENSION_TYPE.all());
        assertEquals(Integer.decode(Registries.GREASE.flags()), Grease.FLAGS);
    }

    @Test
    @Spec("3.5-3")
    void noRegisteredNumberIsGrease() {
        Capability.registered().forEach(c -> assertFalse(Grease.CAPABILITY.isGrease(c.value())));
        ExtensionType.registered().forEach(t -> assertFalse(t.isGrease()));
        Registries.SCP2.pdus().forEach(p -> assertFalse(Grease.PDU_TYPE.isGrease(p.type())));
    }

    @Test
    void nothingBesideTheValuesIsGrease() {
        for (Grease grease : Grease.values()) {
            for (int value = -0x10000; value <= 0x10000; value++) {
                assertEquals(grease.all().contains(value), grease.isGrease(value));
            }
        }
    }

    @Property
    void pickedValueIsGreaseAndTheSameForTheSameSeed(@ForAll Grease grease, @ForAll long random) {
        assertTrue(grease.isGrease(grease.pick(random)));
        assertEquals(grease.pick(random), grease.pick(random));
        assertTrue(Grease.CAPABILITY.isGrease(Grease.capability(random).value()));
    }

    @ParameterizedTest
    @EnumSource(Grease.class)
    void everyValueIsPickedSometimes(Grease grease) {
        Set<Integer> picked = new HashSet<>();
        for (long random = -4; random < 4; random++) {
            picked.add(grease.pick(random));
        }
        assertEquals(new HashSet<>(grease.all()), picked);
    }

    private static List<Integer> numbers(List<String> hex) {
        return hex.stream().map(Integer::decode).toList();
    }
}
