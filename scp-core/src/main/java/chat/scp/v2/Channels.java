package chat.scp.v2;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.v2.Mark;
import chat.scp.pdu.v2.Message;
import chat.scp.pdu.v2.Rejected;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.pdu.v2.Skipped;
import chat.scp.pdu.v2.Stored;
import chat.scp.signal.Channel;
import chat.scp.wire.ProtocolException;
import org.jspecify.annotations.Nullable;

/** Which channel a conversation lives on: both sides compute it, so nobody has to say it. §8.3 */
final class Channels {
    private Channels() {}

    /** §8.3-4: what a server says of a conversation on the pool is on the conversation's place. */
    static void check(Scp2Pdu pdu, Channel channel, int poolSize) throws ProtocolException {
        ConversationId conversation = conversationOf(pdu);
        if (conversation != null && channel.kind() == Channel.Kind.CONVERSATION) {
            check(conversation, channel, poolSize);
        }
    }

    private static @Nullable ConversationId conversationOf(Scp2Pdu pdu) {
        return switch (pdu.type()) {
            case MESSAGE -> ((Message) pdu).conversation();
            case STORED -> ((Stored) pdu).conversation();
            case REJECTED -> ((Rejected) pdu).conversation();
            case MARK -> ((Mark) pdu).conversation();
            case SKIPPED -> ((Skipped) pdu).conversation();
            default -> null;
        };
    }

    /** §8.3: a message of a client is on its conversation's place, and on control only if there is no pool. */
    static void check(ConversationId conversation, Channel channel, int poolSize) throws ProtocolException {
        Channel place = of(conversation, poolSize);
        if (!channel.equals(place)) {
            throw new ProtocolException(ErrorCode.WRONG_CHANNEL, "8.3", "on " + channel + " what belongs on " + place);
        }
    }

    static Channel of(ConversationId conversation, int poolSize) {
        return poolSize == 0
                ? Channel.CONTROL
                : Channel.conversation((int) Long.remainderUnsigned(conversation.low(), poolSize));
    }
}
