package chat.scp.pdu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "a.b_c-d", "~a", "~.x", "abcdefghijklmnopqrstuvwxyz012345"})
    void namesOfTheAlphabetAreNames(String name) {
        assertEquals(name, UserName.of(name).text());
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        assertEquals(UserName.of(name), UserName.parse(bytes, bytes.length));
    }

    @Spec("3.3-9")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "~",
                ".a",
                "_a",
                "-a",
                "a b",
                "a\0",
                "\0a",
                "a\n",
                "a~b",
                "\u00E5sa",
                "\u212A",
                "\u0130x",
                "a@b",
                "abcdefghijklmnopqrstuvwxyz0123456",
                "\uD83C\uDF89",
                "\uD83C"
            })
    void othersAreNot(String name) {
        assertThrows(IllegalArgumentException.class, () -> UserName.of(name));
        assertFalse(UserName.isValid(name));
    }

    @Test
    void typedCapitalsAreFoldedAndThoseOfTheWireRefused() {
        assertEquals("alice", UserName.of("ALiCE").text());
        assertNull(UserName.parse(new byte[] {'A', 'b'}, 2));
    }

    @Test
    void noOtherLetterFoldsIntoTheAlphabet() {
        for (char c = 0x80; c < Character.MAX_VALUE; c++) {
            String typed = "x" + c;
            assertThrows(IllegalArgumentException.class, () -> UserName.of(typed), () -> "U+" + (int) typed.charAt(1));
        }
    }

    @Test
    void aShorterNameLeavesNothingOfALongerOne() {
        ByteBuffer out = ByteBuffer.allocate(40);
        UserName.of("abcdefghijklmnopqrstuvwxyz012345").putTo(out, 4);
        UserName.of("a").putTo(out, 4);
        assertEquals('a', out.get(4));
        for (int i = 5; i < 36; i++) {
            assertEquals(0, out.get(i));
        }
    }

    @Test
    void guestsAreTold() {
        assertTrue(UserName.of("~a").isGuest());
        assertFalse(UserName.of("a").isGuest());
        assertTrue(UserName.NONE.isNone());
    }

    @Test
    void namesAreOrderedByTheirText() {
        assertTrue(UserName.of("a").compareTo(UserName.of("b")) < 0);
    }
}
