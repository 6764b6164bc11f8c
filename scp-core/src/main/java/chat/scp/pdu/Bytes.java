package chat.scp.pdu;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/** Immutable bytes with value equality: what a record may hold where an array may not. */
public final class Bytes {
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] array;

    private Bytes(byte[] array) {
        this.array = array;
    }

    /** A copy of these bytes. */
    public static Bytes of(byte... bytes) {
        return bytes.length == 0 ? EMPTY : new Bytes(bytes.clone());
    }

    /** A copy of a part of the buffer, whose position stays. */
    public static Bytes copyOf(ByteBuffer buffer, int offset, int length) {
        if (length == 0) {
            return EMPTY;
        }
        if (buffer.hasArray()) {
            Objects.checkFromIndexSize(offset, length, buffer.limit());
            int from = buffer.arrayOffset() + offset;
            return new Bytes(Arrays.copyOfRange(buffer.array(), from, from + length)); // does not zero what it fills
        }
        byte[] copy = new byte[length];
        buffer.get(offset, copy);
        return new Bytes(copy);
    }

    /** The UTF-8 form of well-formed text. */
    public static Bytes ofUtf8(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (!isAscii(text, bytes) && Utf8.byteCount(text) < 0) {
            throw new IllegalArgumentException("text holds half of a surrogate pair");
        }
        return text.isEmpty() ? EMPTY : new Bytes(bytes);
    }

    // Half a pair becomes a '?', so equal lengths alone do not tell; both steps here are quick in the JDK.
    private static boolean isAscii(String text, byte[] utf8) {
        return utf8.length == text.length() && text.equals(new String(utf8, StandardCharsets.ISO_8859_1));
    }

    public static Bytes ofHex(String hex) {
        return new Bytes(HexFormat.of().parseHex(hex));
    }

    public int size() {
        return array.length;
    }

    public boolean isEmpty() {
        return array.length == 0;
    }

    public byte get(int index) {
        return array[index];
    }

    public byte[] toArray() {
        return array.clone();
    }

    /** A view that cannot write. */
    public ByteBuffer asBuffer() {
        return ByteBuffer.wrap(array).asReadOnlyBuffer();
    }

    /** Writes all at {@code offset}; returns the offset after it. */
    public int putTo(ByteBuffer to, int offset) {
        to.put(offset, array);
        return offset + array.length;
    }

    public boolean isUtf8() {
        return Utf8.isValid(ByteBuffer.wrap(array), 0, array.length);
    }

    /** The text that these bytes are; what is not well-formed comes out as U+FFFD. */
    public String utf8() {
        return new String(array, StandardCharsets.UTF_8);
    }

    public String hex() {
        return HexFormat.of().formatHex(array);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(array, bytes.array);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(array);
    }

    /** The size only: bytes may be secrets or somebody's text, and this ends up in logs. */
    @Override
    public String toString() {
        return "Bytes[" + array.length + "]";
    }
}
