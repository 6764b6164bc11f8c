package chat.scp.pdu.v2;

import chat.scp.pdu.Check;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.InvitationId;

/**
 * The invitation was passed on to the peer. §7.3.2
 *
 * @param invitation the invitation, made by the originator's client
 * @param timeoutMillis how long it will stand
 */
public record Ringing(InvitationId invitation, int timeoutMillis, Extensions extensions) implements Scp2Pdu {
    public Ringing {
        Check.u32("timeoutMillis", timeoutMillis);
    }

    public Ringing(InvitationId invitation, int timeoutMillis) {
        this(invitation, timeoutMillis, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.RINGING;
    }
}
