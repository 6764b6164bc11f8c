package chat.scp.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.fuzz.Mutator;
import chat.scp.fuzz.Receiver;
import chat.scp.vectors.Frames;
import chat.scp.vectors.Layout;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However a stream is split, the same frames come out of it, and nothing else than the one exception. */
class FramerPropertiesTest {
    private static final List<byte[]> SCP1 = Frames.ofVectors(Layout.SCP1);
    private static final List<byte[]> SCP2 = Frames.ofVectors(Layout.SCP2);

    @Provide
    Arbitrary<List<byte[]>> frames() {
        return Arbitraries.of(Layout.SCP1, Layout.SCP2)
                .flatMap(layout -> Frames.anyValid(layout).list().ofMinSize(1).ofMaxSize(6));
    }

    @Spec("10.1-3")
    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
    void anySplitYieldsTheSameFrames(@ForAll("frames") List<byte[]> frames, @ForAll long seed)
            throws ProtocolException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        frames.forEach(stream::writeBytes);
        FrameFormat format = frames.get(0)[0] == 1 ? FrameFormat.SCP1 : FrameFormat.SCP2;
        Framer framer = new Framer(format, 65_536);

        List<byte[]> found = new ArrayList<>();
        for (ByteBuffer part : split(stream.toByteArray(), new Random(seed))) {
            while (framer.next(part)) {
                found.add(copy(framer.frame()));
            }
            assertEquals(0, part.remaining());
        }

        assertEquals(0, framer.bufferedBytes());
        assertEquals(frames.size(), found.size());
        for (int i = 0; i < found.size(); i++) {
            assertArrayEquals(frames.get(i), found.get(i));
        }
    }

    @Property(tries = 4000, edgeCases = EdgeCasesMode.NONE)
    void anyBytesInAnySplitEndTheSameWay(@ForAll boolean first, @ForAll long seed) {
        FrameFormat format = first ? FrameFormat.SCP1 : FrameFormat.SCP2;
        Random random = new Random(seed);
        byte[] stream = new Mutator(random).stream(first ? SCP1 : SCP2);

        Receiver whole = new Receiver(format, 65_536);
        whole.receive(ByteBuffer.wrap(stream));
        Receiver parts = new Receiver(format, 65_536);
        split(stream, random).forEach(parts::receive);

        assertEquals(whole.outcome(), parts.outcome());
    }

    @Property(tries = 2000)
    void theBufferNeverOutgrowsTheLimitNorWhatCame(@ForAll byte[] rest, @ForAll long seed) {
        int limit = 300;
        byte[] stream = new byte[rest.length + 1];
        stream[0] = 2;
        System.arraycopy(rest, 0, stream, 1, rest.length);
        Framer framer = new Framer(FrameFormat.SCP2, limit);
        int came = 0;
        try {
            for (ByteBuffer part : split(stream, new Random(seed))) {
                came += part.remaining();
                while (framer.next(part)) {
                    assertTrue(framer.frame().length() <= limit);
                }
                assertTrue(framer.capacity() <= limit);
                assertTrue(framer.capacity() <= Math.max(256, 2 * came));
            }
        } catch (ProtocolException e) {
            assertEquals(ProtocolException.Scope.CHANNEL, e.scope());
        }
    }

    static List<ByteBuffer> split(byte[] stream, Random random) {
        List<ByteBuffer> parts = new ArrayList<>();
        int most = 1 + random.nextInt(64);
        for (int at = 0; at < stream.length; ) {
            int size = Math.min(random.nextInt(most + 1), stream.length - at);
            ByteBuffer part = random.nextBoolean() ? ByteBuffer.allocate(size) : ByteBuffer.allocateDirect(size);
            parts.add(part.put(0, stream, at, size));
            at += size;
        }
        return parts;
    }

    private static byte[] copy(Frame frame) {
        byte[] copy = new byte[frame.length()];
        frame.buffer().get(frame.offset(), copy);
        return copy;
    }
}
