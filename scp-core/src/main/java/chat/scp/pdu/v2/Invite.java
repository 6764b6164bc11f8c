package chat.scp.pdu.v2;

import chat.scp.pdu.Check;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.UserName;

/**
 * Invites a user to a direct conversation or to a room. §7.3.1
 *
 * @param invitation the invitation, made by the originator's client
 * @param user to the server: whom; from the server: who invites
 * @param conversation the room; zeros: a new direct conversation
 * @param timeoutMillis how long the invitation stands
 * @param displayName from the server: the originator's display name; to the server: empty
 */
public record Invite(
        InvitationId invitation,
        UserName user,
        ConversationId conversation,
        int timeoutMillis,
        String displayName,
        Extensions extensions)
        implements Scp2Pdu {
    public Invite {
        Check.u32("timeoutMillis", timeoutMillis);
        Check.text("displayName", displayName, 0xFF);
    }

    public Invite(
            InvitationId invitation,
            UserName user,
            ConversationId conversation,
            int timeoutMillis,
            String displayName) {
        this(invitation, user, conversation, timeoutMillis, displayName, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.INVITE;
    }
}
