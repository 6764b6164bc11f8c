package chat.scp.pdu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import org.junit.jupiter.api.Test;

class BytesTest {
    @Test
    void nobodyChangesThemFromOutside() {
        byte[] array = {1, 2, 3};
        Bytes bytes = Bytes.of(array);
        array[0] = 9;
        bytes.toArray()[1] = 9;
        assertArrayEquals(new byte[] {1, 2, 3}, bytes.toArray());
        assertThrows(ReadOnlyBufferException.class, () -> bytes.asBuffer().put((byte) 9));
    }

    @Test
    void aCopyOfAPartLeavesTheBufferWhereItWas() {
        ByteBuffer buffer = ByteBuffer.wrap(new byte[] {0, 1, 2, 3}).position(1);
        assertEquals(Bytes.of((byte) 2, (byte) 3), Bytes.copyOf(buffer, 2, 2));
        assertEquals(1, buffer.position());
        assertEquals(Bytes.EMPTY, Bytes.copyOf(buffer, 4, 0));
    }

    @Test
    void theyAreEqualByValue() {
        assertEquals(Bytes.ofHex("c0ffee"), Bytes.of((byte) 0xC0, (byte) 0xFF, (byte) 0xEE));
        assertEquals(
                Bytes.ofHex("c0ffee").hashCode(),
                Bytes.of((byte) 0xC0, (byte) 0xFF, (byte) 0xEE).hashCode());
        assertNotEquals(Bytes.ofHex("00"), Bytes.ofHex("0000"));
        assertEquals("c0ffee", Bytes.ofHex("c0ffee").hex());
    }

    @Test
    void logsSeeOnlyTheSize() {
        assertEquals("Bytes[3]", Bytes.ofHex("c0ffee").toString());
    }

    @Test
    void textIsUtf8OrReplaced() {
        assertEquals("\u4F60", Bytes.ofUtf8("\u4F60").utf8());
        assertTrue(Bytes.ofUtf8("\u4F60").isUtf8());
        assertFalse(Bytes.ofHex("ff").isUtf8());
        assertEquals("\uFFFD", Bytes.ofHex("ff").utf8());
        assertThrows(IllegalArgumentException.class, () -> Bytes.ofUtf8("\uD83C"));
    }
}
