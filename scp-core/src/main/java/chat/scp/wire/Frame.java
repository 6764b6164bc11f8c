package chat.scp.wire;

import chat.scp.pdu.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A whole frame where it lies in a buffer. A flyweight: it is moved from frame to frame, and what it
 * shows is good until its owner goes on.
 */
public final class Frame {
    private final FrameFormat format;
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private int offset;
    private int length;

    public Frame(FrameFormat format) {
        this.format = format;
    }

    void set(ByteBuffer buffer, int offset, int length) {
        this.buffer = buffer;
        this.offset = offset;
        this.length = length;
    }

    /** Shows the one whole frame that {@code buffer} holds from its position to its limit. */
    public Frame wrap(ByteBuffer whole, int maxFrameBytes) throws ProtocolException {
        if (whole.order() != ByteOrder.BIG_ENDIAN) {
            throw new IllegalArgumentException("the buffer must be big-endian");
        }
        int held = whole.remaining();
        if (held < format.headerBytes() || format.checkedFrameBytes(whole, whole.position(), maxFrameBytes) != held) {
            throw new ProtocolException(
                    ErrorCode.BAD_LENGTH,
                    ProtocolException.Scope.CHANNEL,
                    format.section(),
                    held + " bytes are not one whole frame");
        }
        set(whole, whole.position(), held);
        return this;
    }

    public ByteBuffer buffer() {
        return buffer;
    }

    /** Offset of the header in the buffer. */
    public int offset() {
        return offset;
    }

    /** Length with the header. */
    public int length() {
        return length;
    }

    public int typeCode() {
        return buffer.get(offset + 1) & 0xFF;
    }

    public int flags() {
        return format.flags(buffer, offset);
    }

    public int payloadOffset() {
        return offset + format.headerBytes();
    }

    public int payloadBytes() {
        return length - format.headerBytes();
    }
}
