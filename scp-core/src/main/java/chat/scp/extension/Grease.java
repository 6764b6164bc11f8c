package chat.scp.extension;

import chat.scp.pdu.Capability;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Numbers that never get a meaning and are sent at random, so that nobody forgets to pass over what is unknown
 * (RFC 8701 has the idea). Immutable. §3.5
 */
public enum Grease {
    /** 0x8A, 0x9A, 0xAA and 0xBA. */
    PDU_TYPE(0x8A, 0x10, 4),
    /** 0x0A0A, 0x1A1A, 0x2A2A and so on to 0x7A7A. */
    CAPABILITY(0x0A0A, 0x1010, 8),
    /** The same as for capabilities. */
    EXTENSION_TYPE(0x0A0A, 0x1010, 8);

    /** The flags of a frame that may be set at random. §3.1 */
    public static final int FLAGS = 0xFF00;

    private final int first;
    private final int step;
    private final int count;

    Grease(int first, int step, int count) {
        this.first = first;
        this.step = step;
        this.count = count;
    }

    /** Every value, in order. */
    public List<Integer> all() {
        return IntStream.range(0, count).mapToObj(this::value).toList();
    }

    public boolean isGrease(int value) {
        int distance = value - first;
        return distance >= 0 && distance % step == 0 && distance / step < count;
    }

    /** One of the values; the same for the same {@code random}, which the caller draws. */
    public int pick(long random) {
        return value(Math.floorMod(random, count));
    }

    /** A capability to offer in HELLO that nobody has; the same for the same {@code random}. */
    public static Capability capability(long random) {
        return Capability.of(CAPABILITY.pick(random));
    }

    private int value(int index) {
        return first + index * step;
    }
}
