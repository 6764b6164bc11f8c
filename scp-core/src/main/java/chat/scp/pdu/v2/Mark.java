package chat.scp.pdu.v2;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.MarkKind;
import chat.scp.pdu.Position;
import chat.scp.pdu.UserName;

/**
 * Everything up to here was delivered to a device, or read by a user. §7.4.4
 *
 * @param conversation the conversation
 * @param user from the server: whose mark; to the server: zeros
 * @param position the mark, cumulative
 * @param kind delivered or read
 */
public record Mark(ConversationId conversation, UserName user, Position position, MarkKind kind, Extensions extensions)
        implements Scp2Pdu {
    public Mark(ConversationId conversation, UserName user, Position position, MarkKind kind) {
        this(conversation, user, position, kind, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.MARK;
    }
}
