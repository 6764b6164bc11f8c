package chat.scp.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Cuts one channel's bytes into frames, however they were split or joined on the way.
 *
 * <p>A frame that lies whole in the caller's buffer is shown there and copied nowhere. What is cut
 * off at the end is kept in a buffer that grows with the bytes that really came, never with a length
 * that was only claimed, and never past the limit. For one thread.
 *
 * <pre>{@code
 * while (framer.next(bytes)) {
 *     Pdu pdu = decoder.decode(framer.frame());
 * }
 * }</pre>
 */
public final class Framer {
    private static final int FIRST_KEPT_BYTES = 256;

    private final FrameFormat format;
    private final Frame frame;
    private int maxFrameBytes;
    private ByteBuffer kept = ByteBuffer.allocate(0);
    /** How many bytes of a frame are kept. */
    private int keptBytes;
    /** Length of the frame that is kept, from its header; 0 before that is whole. */
    private int keptFrameBytes;

    public Framer(FrameFormat format, int maxFrameBytes) {
        this.format = format;
        this.frame = new Frame(format);
        this.maxFrameBytes = checkLimit(format, maxFrameBytes);
    }

    /** Another limit from the next header on: a frame whose header was accepted may still end. */
    public void limit(int newMaxFrameBytes) {
        maxFrameBytes = checkLimit(format, newMaxFrameBytes);
    }

    /** Takes bytes from {@code in} until a frame is whole; false: more is needed. */
    public boolean next(ByteBuffer in) throws ProtocolException {
        if (in.order() != ByteOrder.BIG_ENDIAN) {
            throw new IllegalArgumentException("the buffer must be big-endian");
        }
        return keptBytes == 0 ? nextInPlace(in) : nextAcrossSplit(in);
    }

    /** The frame that the last {@link #next} found; good until the next call. */
    public Frame frame() {
        return frame;
    }

    /** Bytes held of a frame that is not whole yet. */
    public int bufferedBytes() {
        return keptBytes;
    }

    /** Memory held for a frame that is cut off, at most the limit under which its header was accepted. */
    public int capacity() {
        return kept.capacity();
    }

    private boolean nextInPlace(ByteBuffer in) throws ProtocolException {
        int start = in.position();
        int held = in.remaining();
        if (held == 0) {
            return false;
        }
        if (held >= format.headerBytes()) {
            int length = format.checkedFrameBytes(in, start, maxFrameBytes);
            if (held >= length) {
                frame.set(in, start, length);
                in.position(start + length);
                return true;
            }
            keptFrameBytes = length;
        } else {
            format.checkVersion(in.get(start));
        }
        keep(in, held);
        return false;
    }

    private boolean nextAcrossSplit(ByteBuffer in) throws ProtocolException {
        if (keptFrameBytes == 0) {
            keep(in, Math.min(format.headerBytes() - keptBytes, in.remaining()));
            if (keptBytes < format.headerBytes()) {
                return false;
            }
            keptFrameBytes = format.checkedFrameBytes(kept, 0, maxFrameBytes);
        }
        keep(in, Math.min(keptFrameBytes - keptBytes, in.remaining()));
        if (keptBytes < keptFrameBytes) {
            return false;
        }
        frame.set(kept, 0, keptFrameBytes);
        keptBytes = 0;
        keptFrameBytes = 0;
        return true;
    }

    private void keep(ByteBuffer in, int bytes) {
        int needed = keptBytes + bytes;
        boolean outgrownLimit = keptBytes == 0 && kept.capacity() > maxFrameBytes;
        if (needed > kept.capacity() || outgrownLimit) {
            int doubled = outgrownLimit ? 0 : kept.capacity() * 2;
            int roomy = Math.max(FIRST_KEPT_BYTES, Math.max(needed, doubled));
            ByteBuffer larger = ByteBuffer.allocate(Math.min(roomy, Math.max(maxFrameBytes, keptFrameBytes)));
            larger.put(0, kept, 0, keptBytes);
            kept = larger;
        }
        kept.put(keptBytes, in, in.position(), bytes);
        in.position(in.position() + bytes);
        keptBytes = needed;
    }

    private static int checkLimit(FrameFormat format, int maxFrameBytes) {
        if (maxFrameBytes < format.headerBytes() || maxFrameBytes > format.maxFrameBytes()) {
            throw new IllegalArgumentException("maxFrameBytes must be from "
                    + format.headerBytes()
                    + " to "
                    + format.maxFrameBytes()
                    + ", but is "
                    + maxFrameBytes);
        }
        return maxFrameBytes;
    }
}
