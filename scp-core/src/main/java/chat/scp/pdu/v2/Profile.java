package chat.scp.pdu.v2;

import chat.scp.pdu.Check;
import chat.scp.pdu.Extensions;

/**
 * Sets the own display name. §7.2.11
 *
 * @param request number of the request, chosen by the client, not in use by another unanswered one
 * @param displayName the name to show to people
 */
public record Profile(int request, String displayName, Extensions extensions) implements Scp2Pdu.Request {
    public Profile {
        Check.u32("request", request);
        Check.text("displayName", displayName, 0xFF);
    }

    public Profile(int request, String displayName) {
        this(request, displayName, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.PROFILE;
    }

    @Override
    public Profile withRequest(int number) {
        return new Profile(number, displayName, extensions);
    }
}
