package chat.scp.pdu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "Alice B", "\u4F60\u597D", "\uD83C\uDF89"})
    void anyTextWithoutControlsIsAName(String name) {
        assertEquals(name, new LegacyName(name).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "\0", "\u007F", "\u0085", "\uD83C", "\uDF89x"})
    void nothingControlsAndHalvesOfPairsAreNot(String name) {
        assertThrows(IllegalArgumentException.class, () -> new LegacyName(name));
    }

    @Test
    void theLengthIsCountedInBytes() {
        assertEquals(255, new LegacyName("x".repeat(255)).text().length());
        assertThrows(IllegalArgumentException.class, () -> new LegacyName("x".repeat(256)));
        assertThrows(IllegalArgumentException.class, () -> new LegacyName("\u00FC".repeat(128)));
    }
}
