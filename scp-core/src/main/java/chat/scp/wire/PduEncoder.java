package chat.scp.wire;

import chat.scp.pdu.Pdu;
import java.nio.ByteBuffer;

/** Encodes PDUs of one version into the caller's memory. Reusable; for one thread. */
public final class PduEncoder {
    private final CodecTable codecs;
    private final WireWriter writer = new WireWriter();
    private byte[] wrapped = new byte[0];
    private ByteBuffer wrapper = ByteBuffer.wrap(wrapped);

    public PduEncoder(CodecTable codecs) {
        this.codecs = codecs;
    }

    /** Length of the PDU's frame, header included. */
    public int frameBytes(Pdu pdu) {
        return codecs.frameBytes(pdu);
    }

    /**
     * Writes the frame at the position of the buffer, heap or direct, and moves it on.
     *
     * @throws java.nio.BufferOverflowException if fewer than {@link #frameBytes} remain; nothing is
     *     written then
     */
    public void encode(Pdu pdu, ByteBuffer to) {
        codecs.encode(pdu, to, writer);
    }

    /** Writes the frame into the array and returns the offset after it; limits as above. */
    public int encode(Pdu pdu, byte[] to, int offset) {
        if (to != wrapped) {
            wrapped = to;
            wrapper = ByteBuffer.wrap(to);
        }
        wrapper.clear().position(offset);
        codecs.encode(pdu, wrapper, writer);
        return wrapper.position();
    }

    /** The frame in an array of its own. */
    public byte[] encode(Pdu pdu) {
        byte[] bytes = new byte[codecs.frameBytes(pdu)];
        codecs.encode(pdu, ByteBuffer.wrap(bytes), writer);
        return bytes;
    }
}
