package chat.scp.fuzz;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.vectors.Frames;
import chat.scp.vectors.Layout;
import chat.scp.wire.FrameFormat;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The part of fuzzing that every build runs: damaged vectors, the same each time. */
class SeededFuzzTest {
    private static final long SEED = 20_260_101;
    private static final int STREAMS = 100_000;
    private static final int SPLITS = 25_000;

    @Test
    void damagedStreamsOfScp1EndInPdusOrTheOneException() {
        int pdus = run(FrameFormat.SCP1, Frames.ofVectors(Layout.SCP1), STREAMS);
        assertTrue(pdus > STREAMS / 10, "the damage leaves too little to decode: " + pdus);
    }

    @Test
    void damagedStreamsOfScp2EndInPdusOrTheOneException() {
        int pdus = run(FrameFormat.SCP2, Frames.ofVectors(Layout.SCP2), STREAMS);
        assertTrue(pdus > STREAMS / 10, "the damage leaves too little to decode: " + pdus);
    }

    @Test
    void splitsChangeNothing() {
        List<byte[]> frames = Frames.ofVectors(Layout.SCP2);
        Random random = new Random(SEED);
        Mutator mutator = new Mutator(random);
        byte[] sizes = new byte[8];
        for (int i = 0; i < SPLITS; i++) {
            random.nextBytes(sizes);
            Splits.check(FrameFormat.SCP2, sizes, mutator.stream(frames));
        }
    }

    @Test
    void theChecksFindAFault() {
        assertThrows(AssertionError.class, () -> Receiver.check(false, "a fault"));
    }

    private static int run(FrameFormat format, List<byte[]> frames, int executions) {
        Mutator mutator = new Mutator(new Random(SEED));
        int pdus = 0;
        for (int i = 0; i < executions; i++) {
            byte[] stream = mutator.stream(frames);
            try {
                Receiver receiver = new Receiver(format, 65_536);
                receiver.receive(ByteBuffer.wrap(stream));
                pdus += (int) receiver.outcome().stream()
                        .filter(o -> !o.contains("§"))
                        .count();
            } catch (Throwable e) {
                throw new AssertionError(
                        "execution " + i + ": " + HexFormat.of().formatHex(stream), e);
            }
        }
        return pdus;
    }
}
