package chat.scp.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.ExtensionField;
import chat.scp.registry.Entry;
import chat.scp.registry.Registries;
import org.junit.jupiter.api.Test;

class ExtensionTypeTest {
    @Test
    void typesAreThoseOfTheRegistry() {
        assertEquals(
                Registries.EXTENSION_FIELDS.entries().stream().map(Entry::value).toList(),
                ExtensionType.registered().stream().map(ExtensionType::value).toList());
        for (Entry entry : Registries.EXTENSION_FIELDS.entries()) {
            assertEquals(entry.name(), ExtensionType.of(entry.value()).toString());
        }
    }

    @Test
    void mustUnderstandBitDoesNotChangeWhatAFieldIs() {
        ExtensionField field = new ExtensionField(0x8003, Bytes.ofUtf8("de"));
        assertSame(ExtensionType.LANGUAGE, ExtensionType.of(field));
        assertThrows(IllegalArgumentException.class, () -> ExtensionType.of(0x8003));
    }

    @Test
    void unknownTypeSurvives() {
        ExtensionType unknown = ExtensionType.of(0x1234);
        assertEquals(0x1234, unknown.value());
        assertEquals("0x1234", unknown.toString());
        assertFalse(unknown.isRegistered());
        assertTrue(ExtensionType.TRACE.isRegistered());
    }

    @Test
    void privateTypesBeginAt4000() {
        assertFalse(ExtensionType.of(0x3FFF).isPrivate());
        assertTrue(ExtensionType.of(0x4000).isPrivate());
        assertTrue(ExtensionType.of(0x7FFF).isPrivate());
        assertFalse(ExtensionType.of(0x4A4A).isPrivate());
        assertTrue(ExtensionType.of(0x4A4A).isGrease());
    }
}
