package chat.scp.benchmarks.codec;

import java.util.Arrays;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One format: its messages as objects, their encoded form, and the buffer to encode into. JMH makes only the one that a benchmark
 * asks for, so that no format spoils the profile of another.
 */
@State(Scope.Thread)
public abstract class Peer {
    static final int OUT_BYTES = 64 * 1024;

    @Param({"ASCII_64", "UTF8_64", "ASCII_1K", "UTF8_1K"})
    public Text text = Text.ASCII_64;

    Chat[] chats = {};
    byte[][] frames = {};
    private int at;

    @Setup
    public final void setUp() throws Exception {
        chats = Chat.messages(text);
        prepareObjects();
        frames = new byte[Chat.COUNT][];
        for (int i = 0; i < Chat.COUNT; i++) {
            frames[i] = written(encode(i));
        }
        prepareFrames();
    }

    /** Index of the message to take now. */
    final int next() {
        at = (at + 1) & (Chat.COUNT - 1);
        return at;
    }

    /** Makes the objects that {@link #encode} writes. */
    abstract void prepareObjects() throws Exception;

    /** Wraps {@link #frames} as decoding wants them. */
    void prepareFrames() throws Exception {}

    /** Encodes a message that is at hand as an object with its body as bytes; returns its length. */
    abstract int encode(int i) throws Exception;

    /** Makes the object from its parts, the body from a {@code String}, and encodes it; returns its length. */
    abstract int encodeText(int i) throws Exception;

    /** A copy of what was encoded last. */
    abstract byte[] written(int length);

    /** Decodes frame {@code i} as the benchmarks do and tells what it says. */
    abstract Chat facts(int i) throws Exception;

    static byte[] head(byte[] array, int length) {
        return Arrays.copyOf(array, length);
    }
}
