package chat.scp.pdu.v2;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.InvitationId;

/**
 * The peer, or the server on its behalf, says no. §7.3.4
 *
 * @param invitation the invitation, made by the originator's client
 * @param code why
 */
public record Reject(InvitationId invitation, ErrorCode code, Extensions extensions) implements Scp2Pdu {
    public Reject(InvitationId invitation, ErrorCode code) {
        this(invitation, code, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.REJECT;
    }
}
