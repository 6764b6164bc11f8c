package chat.scp.wire;

import java.nio.ByteBuffer;

/**
 * A MESSAGE of SCP/2 in bytes of its own: what a server keeps between the sender and the receivers.
 * It is filled in once, written to the log, and given to every receiver as it is; the body is never
 * decoded. Not for two threads at once while it is being filled in.
 */
public final class MessageFrame {
    private final ByteBuffer bytes;
    private final MessageView view = new MessageView();

    private MessageFrame(ByteBuffer bytes) throws ProtocolException {
        this.bytes = bytes;
        view.wrap(bytes, 0, bytes.capacity());
    }

    /** A copy of the frame. */
    public static MessageFrame copyOf(Frame frame) throws ProtocolException {
        byte[] copy = new byte[frame.length()];
        frame.buffer().get(frame.offset(), copy);
        return new MessageFrame(ByteBuffer.wrap(copy));
    }

    /** Takes over the array, which holds one whole frame. */
    public static MessageFrame of(byte[] frame) throws ProtocolException {
        return new MessageFrame(ByteBuffer.wrap(frame));
    }

    /** Reads and fills in the fixed block. */
    public MessageView view() {
        return view;
    }

    public int length() {
        return bytes.capacity();
    }

    /** Writes the frame at the buffer's position and moves it on. */
    public void writeTo(ByteBuffer to) {
        to.put(to.position(), bytes, 0, bytes.capacity());
        to.position(to.position() + bytes.capacity());
    }

    /** The frame from position to limit, for reading. */
    public ByteBuffer asBuffer() {
        return bytes.asReadOnlyBuffer().clear();
    }
}
