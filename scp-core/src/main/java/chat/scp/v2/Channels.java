package chat.scp.v2;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.signal.Channel;
import chat.scp.wire.ProtocolException;

/** Which channel a conversation lives on: both sides compute it, so nobody has to say it. §8.3 */
final class Channels {
    private Channels() {}

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
