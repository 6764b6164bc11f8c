package chat.scp.pdu.v2;

import chat.scp.pdu.Check;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.UserName;

/**
 * A user in a listing. §7.2.8
 *
 * @param request the request that this answers; 0 when nobody asked
 * @param user who
 * @param displayName the display name
 */
public record User(int request, UserName user, String displayName, Extensions extensions) implements Scp2Pdu {
    public User {
        Check.u32("request", request);
        Check.text("displayName", displayName, 0xFF);
    }

    public User(int request, UserName user, String displayName) {
        this(request, user, displayName, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.USER;
    }
}
