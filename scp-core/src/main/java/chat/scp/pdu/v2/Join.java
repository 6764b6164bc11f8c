package chat.scp.pdu.v2;

import chat.scp.pdu.Check;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.UserName;

/**
 * Joins a public room. §7.6.2
 *
 * @param request number of the request, chosen by the client, not in use by another unanswered one
 * @param room the room's name
 */
public record Join(int request, UserName room, Extensions extensions) implements Scp2Pdu.Request {
    public Join {
        Check.u32("request", request);
    }

    public Join(int request, UserName room) {
        this(request, room, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.JOIN;
    }

    @Override
    public Join withRequest(int number) {
        return new Join(number, room, extensions);
    }
}
