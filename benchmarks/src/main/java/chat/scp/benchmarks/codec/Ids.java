package chat.scp.benchmarks.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Ids and names in the forms that the peers want. */
final class Ids {
    static final int NAME_BYTES = 32;

    private Ids() {}

    static byte[] bytes(long high, long low) {
        return ByteBuffer.allocate(16).putLong(high).putLong(low).array();
    }

    static long high(byte[] id) {
        return ByteBuffer.wrap(id).getLong(0);
    }

    static long low(byte[] id) {
        return ByteBuffer.wrap(id).getLong(8);
    }

    /** The 32 bytes of a name as four words. */
    static long[] nameWords(String name, ByteOrder order) {
        ByteBuffer bytes = ByteBuffer.allocate(NAME_BYTES).order(order);
        bytes.put(0, name.getBytes(StandardCharsets.US_ASCII));
        long[] words = new long[4];
        bytes.asLongBuffer().get(words);
        return words;
    }

    static String name(long[] words, ByteOrder order) {
        ByteBuffer bytes = ByteBuffer.allocate(NAME_BYTES).order(order);
        bytes.asLongBuffer().put(words);
        return name(bytes.array());
    }

    static String name(byte[] padded) {
        int length = padded.length;
        while (length > 0 && padded[length - 1] == 0) {
            length--;
        }
        return new String(padded, 0, length, StandardCharsets.ISO_8859_1);
    }
}
