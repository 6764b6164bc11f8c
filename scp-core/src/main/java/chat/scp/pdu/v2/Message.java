package chat.scp.pdu.v2;

import chat.scp.pdu.Body;
import chat.scp.pdu.Check;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Position;
import chat.scp.pdu.Relation;
import chat.scp.pdu.UserName;
import org.jspecify.annotations.Nullable;

/**
 * A message: to the server for sending, from the server for delivery. §7.4.1
 *
 * @param conversation the conversation
 * @param id made by the sending client, unique for its device
 * @param position place in the conversation; filled in by the server
 * @param timeMillis when the server stored it; filled in by the server
 * @param sender who sent it; filled in by the server
 * @param body the content
 * @param relation what it says about another message, if it does
 * @param expiresAtMillis not delivered after this time; 0: never expires
 */
public record Message(
        ConversationId conversation,
        MessageId id,
        Position position,
        long timeMillis,
        UserName sender,
        Body body,
        @Nullable Relation relation,
        long expiresAtMillis,
        Extensions extensions)
        implements Scp2Pdu {
    public Message {
        Check.u64("timeMillis", timeMillis);
        Check.u64("expiresAtMillis", expiresAtMillis);
    }

    /** A message to send, with everything that the server fills in left open. */
    public static Message toSend(ConversationId conversation, MessageId id, Body body) {
        return toSend(conversation, id, body, null, 0);
    }

    /** A message to send that relates to another one, or expires. */
    public static Message toSend(
            ConversationId conversation, MessageId id, Body body, @Nullable Relation relation, long expiresAtMillis) {
        return new Message(
                conversation, id, Position.NONE, 0, UserName.NONE, body, relation, expiresAtMillis, Extensions.NONE);
    }

    /** The same as the server delivers it. */
    public Message stored(Position at, long storedAtMillis, UserName from) {
        return new Message(conversation, id, at, storedAtMillis, from, body, relation, expiresAtMillis, extensions);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.MESSAGE;
    }
}
