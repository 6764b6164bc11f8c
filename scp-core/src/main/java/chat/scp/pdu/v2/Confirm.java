package chat.scp.pdu.v2;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.InvitationId;

/**
 * The originator confirms; the conversation is open. §7.3.5
 *
 * @param invitation the invitation, made by the originator's client
 * @param conversation the conversation
 */
public record Confirm(InvitationId invitation, ConversationId conversation, Extensions extensions) implements Scp2Pdu {
    public Confirm(InvitationId invitation, ConversationId conversation) {
        this(invitation, conversation, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.CONFIRM;
    }
}
