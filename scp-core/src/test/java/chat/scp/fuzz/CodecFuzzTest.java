package chat.scp.fuzz;

import chat.scp.wire.FrameFormat;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Coverage-guided fuzzing of whatever reads a peer's bytes. FUZZING.md says how to run it. */
class CodecFuzzTest {
    private static final int MAX_FRAME_BYTES = 65_536;

    @FuzzTest(maxDuration = "3m")
    void scp1(byte[] stream) {
        new Receiver(FrameFormat.SCP1, FrameFormat.SCP1.maxFrameBytes()).receive(ByteBuffer.wrap(stream));
    }

    @FuzzTest(maxDuration = "3m")
    void scp2(byte[] stream) {
        new Receiver(FrameFormat.SCP2, MAX_FRAME_BYTES).receive(ByteBuffer.wrap(stream));
    }

    /** The first byte picks the version, the next eight say where to split. */
    @FuzzTest(maxDuration = "3m")
    void framer(byte[] data) {
        if (data.length > 9) {
            FrameFormat format = (data[0] & 1) == 0 ? FrameFormat.SCP1 : FrameFormat.SCP2;
            Splits.check(format, Arrays.copyOfRange(data, 1, 9), Arrays.copyOfRange(data, 9, data.length));
        }
    }

    /** A MESSAGE whose header fits, whatever its payload is. */
    @FuzzTest(maxDuration = "3m")
    void messageView(byte[] data) {
        if (data.length > 2) {
            ByteBuffer frame = ByteBuffer.allocate(8 + data.length - 2);
            frame.put((byte) 2).put((byte) 0x30).put(data, 0, 2).putInt(data.length - 2);
            frame.put(data, 2, data.length - 2).flip();
            new Receiver(FrameFormat.SCP2, FrameFormat.SCP2.maxFrameBytes()).receive(frame);
        }
    }
}
