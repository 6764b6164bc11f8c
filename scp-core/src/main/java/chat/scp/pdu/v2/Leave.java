package chat.scp.pdu.v2;

import chat.scp.pdu.Check;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Extensions;

/**
 * Leaves a conversation. §7.2.6
 *
 * @param request number of the request, chosen by the client, not in use by another unanswered one
 * @param conversation the conversation
 */
public record Leave(int request, ConversationId conversation, Extensions extensions) implements Scp2Pdu.Request {
    public Leave {
        Check.u32("request", request);
    }

    public Leave(int request, ConversationId conversation) {
        this(request, conversation, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.LEAVE;
    }

    @Override
    public Leave withRequest(int number) {
        return new Leave(number, conversation, extensions);
    }
}
