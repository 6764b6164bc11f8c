package chat.scp.pdu.v2;

import chat.scp.pdu.Check;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.Visibility;

/**
 * Changes a room's visibility, title, topic or size. §7.6.4
 *
 * @param request number of the request, chosen by the client, not in use by another unanswered one
 * @param conversation the conversation
 * @param maxMembers no more members than this; 0: as the server sees fit
 * @param visibility who may find and join it
 * @param title title to show
 * @param topic topic to show
 */
public record Configure(
        int request,
        ConversationId conversation,
        int maxMembers,
        Visibility visibility,
        String title,
        String topic,
        Extensions extensions)
        implements Scp2Pdu.Request {
    public Configure {
        Check.u32("request", request);
        Check.u32("maxMembers", maxMembers);
        Check.text("title", title, 0xFF);
        Check.text("topic", topic, 0xFFFF);
    }

    public Configure(
            int request,
            ConversationId conversation,
            int maxMembers,
            Visibility visibility,
            String title,
            String topic) {
        this(request, conversation, maxMembers, visibility, title, topic, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.CONFIGURE;
    }

    @Override
    public Configure withRequest(int number) {
        return new Configure(number, conversation, maxMembers, visibility, title, topic, extensions);
    }
}
