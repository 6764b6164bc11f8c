package chat.scp.pdu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "bf",
                "c0",
                "c080",
                "c1bf",
                "c3",
                "c341",
                "e08080",
                "e09fbf",
                "e4bd",
                "e4bd41",
                "eda080",
                "edbfbf",
                "f0808080",
                "f08fbfbf",
                "f09f8e",
                "f09f8e41",
                "f4908080",
                "f5808080",
                "f88888888080",
                "fe",
                "ff"
            })
    void illFormedBytesAreFoundWhereverTheyStand(String hex) {
        byte[] bad = HexFormat.of().parseHex(hex);
        for (int before = 0; before < 17; before++) {
            for (int after : new int[] {0, 1, 9}) {
                byte[] bytes = new byte[before + bad.length + after];
                java.util.Arrays.fill(bytes, (byte) 'x');
                System.arraycopy(bad, 0, bytes, before, bad.length);
                assertFalse(Utf8.isValid(ByteBuffer.wrap(bytes), 0, bytes.length), before + " before " + hex);
            }
        }
    }

    @Test
    void everyCharacterIsWellFormed() {
        ByteBuffer out = ByteBuffer.allocate(4);
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            if (point >= 0xD800 && point <= 0xDFFF) {
                continue;
            }
            String text = Character.toString(point);
            int size = Utf8.put(text, out, 0);
            assertEquals(Utf8.byteCount(text), size);
            assertTrue(Utf8.isValid(out, 0, size), () -> text);
        }
    }

    @Test
    void halfOfASurrogatePairHasNoLength() {
        for (String text : new String[] {"\uD83C", "\uDF89", "a\uD83Cb", "\uDF89\uD83C", "ab\uD83C"}) {
            assertEquals(-1, Utf8.byteCount(text));
        }
    }

    @Test
    void controlsAreC0DelAndC1() {
        for (char c = 0; c < 0x200; c++) {
            boolean control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
            assertEquals(control, Utf8.hasControl("a" + c), "U+" + Integer.toHexString(c));
        }
    }

    @Property
    void bytesAreValidWhenTheJdkSaysSo(@ForAll @Size(max = 24) byte[] bytes) {
        assertEquals(jdkAccepts(bytes), Utf8.isValid(ByteBuffer.wrap(bytes), 0, bytes.length));
    }

    @Property
    void textIsPutAsTheJdkPutsIt(@ForAll String text) {
        int bytes = Utf8.byteCount(text);
        if (bytes >= 0) {
            ByteBuffer out = ByteBuffer.allocate(bytes + 3);
            assertEquals(bytes + 3, Utf8.put(text, out, 3));
            byte[] written = new byte[bytes];
            out.get(3, written);
            assertEquals(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), ByteBuffer.wrap(written));
        }
    }

    private static boolean jdkAccepts(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
