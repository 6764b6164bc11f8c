package chat.scp.v2;

import chat.scp.pdu.ConversationId;
import chat.scp.signal.Channel;

/** Which channel a conversation lives on: both sides compute it, so nobody has to say it. §8.3 */
final class Channels {
    private Channels() {}

    static Channel of(ConversationId conversation, int poolSize) {
        return poolSize == 0
                ? Channel.CONTROL
                : Channel.conversation((int) Long.remainderUnsigned(conversation.low(), poolSize));
    }
}
