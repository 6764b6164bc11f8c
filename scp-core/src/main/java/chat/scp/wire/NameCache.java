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

    /** The name that these 32 bytes are, or null if they are none. */
    @Nullable
    UserName read(long a, long b, long c, long d) {
        if ((a | b | c | d) == 0) {
            return UserName.NONE;
        }
        int slot = slot(a, b, c, d);
        UserName cached = names[slot];
        if (cached != null && cached.is(a, b, c, d)) {
            return cached;
        }
        UserName name = parse(a, b, c, d);
        if (name != null) {
            names[slot] = name;
        }
        return name;
    }

    private static @Nullable UserName parse(long a, long b, long c, long d) {
        byte[] bytes = ByteBuffer.allocate(UserName.MAX_BYTES)
                .putLong(a)
                .putLong(b)
                .putLong(c)
                .putLong(d)
                .array();
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
