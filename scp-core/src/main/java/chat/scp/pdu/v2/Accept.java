package chat.scp.pdu.v2;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.InvitationId;

/**
 * The peer accepts. §7.3.3
 *
 * @param invitation the invitation, made by the originator's client
 * @param conversation from the server: the conversation that CONFIRM will open; to the server: zeros
 */
public record Accept(InvitationId invitation, ConversationId conversation, Extensions extensions) implements Scp2Pdu {
    public Accept(InvitationId invitation, ConversationId conversation) {
        this(invitation, conversation, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.ACCEPT;
    }
}
