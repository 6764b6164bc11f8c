package chat.scp.pdu.v2;

import chat.scp.pdu.Check;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.MessageId;

/**
 * The message was not stored and will not be. §7.4.3
 *
 * @param conversation the conversation
 * @param id the message
 * @param retryAfterMillis wait at least this long before sending it under a new id; 0: as you like
 * @param code why
 */
public record Rejected(
        ConversationId conversation, MessageId id, int retryAfterMillis, ErrorCode code, Extensions extensions)
        implements Scp2Pdu {
    public Rejected {
        Check.u32("retryAfterMillis", retryAfterMillis);
    }

    public Rejected(ConversationId conversation, MessageId id, int retryAfterMillis, ErrorCode code) {
        this(conversation, id, retryAfterMillis, code, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.REJECTED;
    }
}
