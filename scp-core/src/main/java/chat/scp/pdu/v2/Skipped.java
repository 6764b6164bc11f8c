package chat.scp.pdu.v2;

import chat.scp.pdu.Check;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.SkipReason;

/**
 * These positions will not be delivered, and why: there is no gap to wait for. §7.4.7
 *
 * @param conversation the conversation
 * @param first first sequence of the range
 * @param last last sequence of the range
 * @param epoch epoch of the log
 * @param reason why
 */
public record Skipped(
        ConversationId conversation, long first, long last, int epoch, SkipReason reason, Extensions extensions)
        implements Scp2Pdu {
    public Skipped {
        Check.u64("first", first);
        Check.u64("last", last);
        Check.u32("epoch", epoch);
    }

    public Skipped(ConversationId conversation, long first, long last, int epoch, SkipReason reason) {
        this(conversation, first, last, epoch, reason, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.SKIPPED;
    }
}
