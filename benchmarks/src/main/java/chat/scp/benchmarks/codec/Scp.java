package chat.scp.benchmarks.codec;

import chat.scp.pdu.Body;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Position;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Message;
import chat.scp.v2.codec.Scp2Codecs;
import chat.scp.wire.MessageView;
import chat.scp.wire.PduDecoder;
import chat.scp.wire.PduEncoder;
import chat.scp.wire.ProtocolException;
import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** SCP/2 as an application and a server use it: through the codec table, and through the view. */
@State(Scope.Thread)
public class Scp extends Peer {
    private final PduEncoder encoder = new PduEncoder(Scp2Codecs.TABLE);
    private final PduDecoder decoder = new PduDecoder(Scp2Codecs.TABLE);
    private final MessageView view = new MessageView();
    private final ByteBuffer out = ByteBuffer.allocate(OUT_BYTES);
    private final Message[] messages = new Message[Chat.COUNT];
    private final ByteBuffer[] buffers = new ByteBuffer[Chat.COUNT];
    private long sequence;

    @Override
    void prepareObjects() {
        for (int i = 0; i < Chat.COUNT; i++) {
            Chat chat = chats[i];
            messages[i] = new Message(
                    new ConversationId(chat.conversationHigh(), chat.conversationLow()),
                    new MessageId(chat.idHigh(), chat.idLow()),
                    new Position(chat.epoch(), chat.sequence()),
                    chat.timeMillis(),
                    UserName.of(chat.sender()),
                    Body.text(chat.text()),
                    null,
                    0,
                    Extensions.NONE);
        }
    }

    @Override
    void prepareFrames() {
        for (int i = 0; i < Chat.COUNT; i++) {
            buffers[i] = ByteBuffer.wrap(frames[i]);
        }
        out.clear();
    }

    @Override
    int encode(int i) {
        encoder.encode(messages[i], out.clear());
        return out.position();
    }

    @Override
    int encodeText(int i) {
        Chat chat = chats[i];
        Message known = messages[i];
        Message message = new Message(
                known.conversation(),
                known.id(),
                new Position(chat.epoch(), chat.sequence()),
                chat.timeMillis(),
                known.sender(),
                Body.text(chat.text()),
                null,
                0,
                Extensions.NONE);
        encoder.encode(message, out.clear());
        return out.position();
    }

    @Override
    byte[] written(int length) {
        return head(out.array(), length);
    }

    Message decode(int i) throws ProtocolException {
        return (Message) decoder.decode(buffers[i].clear());
    }

    MessageView view(int i) throws ProtocolException {
        return view.wrap(buffers[i], 0, frames[i].length);
    }

    UserName sender(int i) {
        return messages[i].sender();
    }

    /** What a server does with a message after framing, but for its log; returns false if somebody lies about who he is. */
    boolean relay(MessageView incoming, UserName account) {
        if (!incoming.isSender(account)) {
            return false;
        }
        sequence++;
        incoming.assign(1, sequence, sequence, account);
        if (out.remaining() < incoming.length()) {
            out.clear();
        }
        incoming.copyTo(out);
        return true;
    }

    @Override
    Chat facts(int i) throws ProtocolException {
        Message message = decode(i);
        return new Chat(
                message.conversation().high(),
                message.conversation().low(),
                message.id().high(),
                message.id().low(),
                message.position().epoch(),
                message.position().sequence(),
                message.timeMillis(),
                message.sender().text(),
                message.body().contentType().value(),
                message.body().text());
    }
}
