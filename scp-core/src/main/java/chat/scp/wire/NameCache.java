package chat.scp.wire;

import chat.scp.pdu.UserName;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Names by their 32 bytes. A session hears of the same few people again and again; remembering them
 * saves two allocations and a check for each message. Bounded: a newcomer takes the place of whoever
 * has it.
 */
final class NameCache {
    private static final int SLOTS = 64;

    private final @Nullable UserName[] names = new UserName[SLOTS];

    /** The name at {@code offset}, or null if the bytes are none. */
    @Nullable
    UserName read(ByteBuffer from, int offset) {
        long a = from.getLong(offset);
        long b = from.getLong(offset + 8);
        long c = from.getLong(offset + 16);
        long d = from.getLong(offset + 24);
        if ((a | b | c | d) == 0) {
            return UserName.NONE;
        }
        int slot = slot(a, b, c, d);
        UserName cached = names[slot];
        if (cached != null && cached.isAt(from, offset)) {
            return cached;
        }
        UserName name = parse(from, offset);
        if (name != null) {
            names[slot] = name;
        }
        return name;
    }

    private static @Nullable UserName parse(ByteBuffer from, int offset) {
        byte[] bytes = new byte[UserName.MAX_BYTES];
        from.get(offset, bytes);
        int length = bytes.length;
        while (bytes[length - 1] == 0) {
            length--;
        }
        return UserName.parse(bytes, length);
    }

    private static int slot(long a, long b, long c, long d) {
        long mixed =
                (a ^ Long.rotateLeft(b, 17) ^ Long.rotateLeft(c, 31) ^ Long.rotateLeft(d, 47)) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 58);
    }
}
