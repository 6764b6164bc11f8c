package chat.scp.pdu.v2;

import chat.scp.pdu.Check;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.UserName;
import chat.scp.pdu.Visibility;

/**
 * Creates a room; its creator owns it. §7.6.1
 *
 * @param request number of the request, chosen by the client, not in use by another unanswered one
 * @param room the room's name
 * @param maxMembers no more members than this; 0: as the server sees fit
 * @param visibility who may find and join it
 * @param title title to show
 * @param topic topic to show
 */
public record Create(
        int request,
        UserName room,
        int maxMembers,
        Visibility visibility,
        String title,
        String topic,
        Extensions extensions)
        implements Scp2Pdu.Request {
    public Create {
        Check.u32("request", request);
        Check.u32("maxMembers", maxMembers);
        Check.text("title", title, 0xFF);
        Check.text("topic", topic, 0xFFFF);
    }

    public Create(int request, UserName room, int maxMembers, Visibility visibility, String title, String topic) {
        this(request, room, maxMembers, visibility, title, topic, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.CREATE;
    }

    @Override
    public Create withRequest(int number) {
        return new Create(number, room, maxMembers, visibility, title, topic, extensions);
    }
}
