package chat.scp.pdu.v2;

import chat.scp.pdu.Check;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Position;

/**
 * The message is durable at this position. §7.4.2
 *
 * @param conversation the conversation
 * @param id the message
 * @param position its place
 * @param timeMillis when it was stored
 * @param duplicate 1: it had been stored before, and this is where
 */
public record Stored(
        ConversationId conversation,
        MessageId id,
        Position position,
        long timeMillis,
        boolean duplicate,
        Extensions extensions)
        implements Scp2Pdu {
    public Stored {
        Check.u64("timeMillis", timeMillis);
    }

    public Stored(ConversationId conversation, MessageId id, Position position, long timeMillis, boolean duplicate) {
        this(conversation, id, position, timeMillis, duplicate, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.STORED;
    }
}
