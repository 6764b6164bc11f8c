package chat.scp.pdu;

import java.util.List;
import java.util.function.ToIntFunction;

/** What the constructors of records check. A failure is the caller's bug: an unchecked exception. */
public final class Check {
    private static final int MAX_FRAME_BYTES = 16 * 1024 * 1024;

    private Check() {}

    public static int u8(String what, int value) {
        return range(what, value, 0xFF);
    }

    public static int u16(String what, int value) {
        return range(what, value, 0xFFFF);
    }

    /** 32-bit numbers keep their top bit clear (§3.3), so that an {@code int} holds each of them. */
    public static int u32(String what, int value) {
        return range(what, value, Integer.MAX_VALUE);
    }

    /** 64-bit numbers keep their top bit clear (§3.3), so that a {@code long} holds each of them. */
    public static long u64(String what, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(what + " must not be negative, but is " + value);
        }
        return value;
    }

    /** Text to show to people: well-formed, no control characters, no longer than the field. */
    public static String text(String what, String value, int maxBytes) {
        int bytes = Utf8.byteCount(value);
        if (bytes < 0) {
            throw new IllegalArgumentException(what + " holds half of a surrogate pair");
        }
        if (bytes > maxBytes) {
            throw new IllegalArgumentException(what + " takes " + bytes + " bytes of UTF-8, more than " + maxBytes);
        }
        if (Utf8.hasControl(value)) {
            throw new IllegalArgumentException(what + " holds a control character");
        }
        return value;
    }

    public static Bytes size(String what, Bytes value, int maxBytes) {
        range(what + ".size", value.size(), maxBytes);
        return value;
    }

    public static Bytes exactSize(String what, Bytes value, int bytes) {
        if (value.size() != bytes) {
            throw new IllegalArgumentException(what + " must have " + bytes + " bytes, but has " + value.size());
        }
        return value;
    }

    /** An unmodifiable copy, short enough to be counted in 16 bits. */
    public static <T> List<T> list(String what, List<T> value) {
        range(what + ".size", value.size(), 0xFFFF);
        return List.copyOf(value);
    }

    /** Together no larger than the largest frame (§3.1), so that lengths add up without overflow. */
    public static <T> void total(String what, List<T> value, ToIntFunction<T> bytes) {
        long sum = 0;
        for (T element : value) {
            sum += bytes.applyAsInt(element);
        }
        if (sum > MAX_FRAME_BYTES) {
            throw new IllegalArgumentException(what + " take " + sum + " bytes, more than any frame holds");
        }
    }

    private static int range(String what, int value, int max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(what + " must be from 0 to " + max + ", but is " + value);
        }
        return value;
    }
}
