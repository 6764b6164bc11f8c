package chat.scp.fuzz;

import chat.scp.wire.FrameFormat;
import java.nio.ByteBuffer;

/** What comes out of a stream does not depend on how it was split. */
final class Splits {
    private static final int MAX_FRAME_BYTES = 16_384;

    private Splits() {}

    /** Splits by the sizes, over and over; a size of 0 is a read that brings nothing. */
    static void check(FrameFormat format, byte[] sizes, byte[] stream) {
        Receiver whole = new Receiver(format, MAX_FRAME_BYTES);
        whole.receive(ByteBuffer.wrap(stream));
        Receiver parts = new Receiver(format, MAX_FRAME_BYTES);
        int turn = 0;
        for (int at = 0; at < stream.length; turn++) {
            int size = sizes[turn % sizes.length] & 0xFF;
            // A turn of zeros only would never end.
            int taken = Math.min(turn % sizes.length == 0 ? size + 1 : size, stream.length - at);
            parts.receive(ByteBuffer.wrap(stream, at, taken));
            at += taken;
        }
        Receiver.check(
                whole.outcome().equals(parts.outcome()),
                "split: " + parts.outcome() + ", but whole: " + whole.outcome());
    }
}
