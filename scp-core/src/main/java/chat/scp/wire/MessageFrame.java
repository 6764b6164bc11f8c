package chat.scp.wire;

import chat.scp.pdu.Body;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.UserName;
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

    /** A message with this body; what the server fills in is left open. */
    public static MessageFrame toSend(ConversationId conversation, MessageId id, Body body) {
        ByteBuffer bytes =
                ByteBuffer.allocate(MessageView.FIXED_END + body.content().size());
        WireWriter out = new WireWriter().wrap(bytes, 0);
        out.header(FrameFormat.SCP2, MessageView.TYPE, 0, bytes.capacity() - FrameFormat.SCP2.headerBytes());
        out.id(conversation);
        out.id(id);
        out.u64(0);
        out.u64(0);
        out.name(UserName.NONE);
        out.u32(0);
        out.u32(body.contentType().value());
        out.u32(body.content().size());
        out.bytes(body.content());
        try {
            return new MessageFrame(bytes);
        } catch (ProtocolException e) {
            throw new AssertionError("a frame whose lengths agree", e);
        }
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
