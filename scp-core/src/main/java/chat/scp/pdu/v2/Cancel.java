package chat.scp.pdu.v2;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.InvitationId;

/**
 * The originator, or the server on its behalf, takes the invitation back. §7.3.6
 *
 * @param invitation the invitation, made by the originator's client
 * @param code why
 */
public record Cancel(InvitationId invitation, ErrorCode code, Extensions extensions) implements Scp2Pdu {
    public Cancel(InvitationId invitation, ErrorCode code) {
        this(invitation, code, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.CANCEL;
    }
}
