package chat.scp.pdu.v2;

import chat.scp.pdu.Check;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Extensions;

/**
 * Where a log stands that the server does not push from: the window is full, or the epoch is new. §7.4.8
 *
 * @param conversation the conversation
 * @param last last sequence in the log
 * @param epoch epoch of the log
 */
public record Head(ConversationId conversation, long last, int epoch, Extensions extensions) implements Scp2Pdu {
    public Head {
        Check.u64("last", last);
        Check.u32("epoch", epoch);
    }

    public Head(ConversationId conversation, long last, int epoch) {
        this(conversation, last, epoch, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.HEAD;
    }
}
