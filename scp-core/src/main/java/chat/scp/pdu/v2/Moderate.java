package chat.scp.pdu.v2;

import chat.scp.pdu.Check;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.ModerateAction;
import chat.scp.pdu.Role;
import chat.scp.pdu.UserName;

/**
 * Kicks, bans, unbans, or gives a role. §7.6.3
 *
 * @param request number of the request, chosen by the client, not in use by another unanswered one
 * @param conversation the conversation
 * @param user whom
 * @param action what to do
 * @param role the new role, where the action is to give one
 */
public record Moderate(
        int request,
        ConversationId conversation,
        UserName user,
        ModerateAction action,
        Role role,
        Extensions extensions)
        implements Scp2Pdu.Request {
    public Moderate {
        Check.u32("request", request);
    }

    public Moderate(int request, ConversationId conversation, UserName user, ModerateAction action, Role role) {
        this(request, conversation, user, action, role, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.MODERATE;
    }

    @Override
    public Moderate withRequest(int number) {
        return new Moderate(number, conversation, user, action, role, extensions);
    }
}
