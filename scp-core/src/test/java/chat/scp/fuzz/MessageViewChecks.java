package chat.scp.fuzz;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.ExtensionField;
import chat.scp.pdu.Position;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Message;
import chat.scp.wire.Frame;
import chat.scp.wire.MessageView;
import chat.scp.wire.PduDecoder;
import chat.scp.wire.ProtocolException;
import java.nio.ByteBuffer;

/** The view of a MESSAGE and its decoding agree on any bytes. */
public final class MessageViewChecks {
    private static final Position STORED_AT = new Position(3, 77);
    private static final UserName SENDER = UserName.of("carol");

    private MessageViewChecks() {}

    /** The frame must have the type of MESSAGE. */
    public static void check(Frame frame, MessageView view, PduDecoder decoder) {
        boolean seen = sees(frame, view);
        try {
            Message message = (Message) decoder.decode(frame);
            Receiver.check(seen, "the view refuses what decodes");
            same(view, message);
            assign(frame, view, decoder, message);
        } catch (ProtocolException e) {
            boolean byName = e.code().equals(ErrorCode.BAD_NAME);
            Receiver.check(!seen || byName, "the view takes what does not decode: " + e.getMessage());
        }
    }

    private static boolean sees(Frame frame, MessageView view) {
        try {
            view.wrap(frame);
            return true;
        } catch (ProtocolException e) {
            return false;
        }
    }

    private static void same(MessageView view, Message message) {
        Receiver.check(view.conversation().equals(message.conversation()), "conversation");
        Receiver.check(view.id().equals(message.id()), "id");
        Receiver.check(view.position().equals(message.position()), "position");
        Receiver.check(view.timeMillis() == message.timeMillis(), "timeMillis");
        Receiver.check(view.isSender(message.sender()), "sender");
        Receiver.check(view.contentType().equals(message.body().contentType()), "contentType");
        Receiver.check(view.expiresAtMillis() == message.expiresAtMillis(), "expiresAtMillis");
        Receiver.check(view.bodyBytes() == message.body().content().size(), "bodyBytes");
        boolean must = message.extensions().fields().stream().anyMatch(ExtensionField::mustUnderstand);
        Receiver.check(view.mustUnderstand() == must, "mustUnderstand");
        for (int i = 0; i < view.bodyBytes(); i++) {
            Receiver.check(
                    view.buffer().get(view.bodyOffset() + i)
                            == message.body().content().get(i),
                    "body");
        }
    }

    /** Filling in the bytes gives what filling in the record gives. */
    private static void assign(Frame frame, MessageView view, PduDecoder decoder, Message message)
            throws ProtocolException {
        ByteBuffer copy = ByteBuffer.allocate(frame.length()).put(0, frame.buffer(), frame.offset(), frame.length());
        view.wrap(copy, 0, copy.capacity());
        view.assign(STORED_AT.epoch(), STORED_AT.sequence(), 99, SENDER);
        Receiver.check(decoder.decode(copy).equals(message.stored(STORED_AT, 99, SENDER)), "assign");
    }
}
