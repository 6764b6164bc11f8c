package chat.scp.pdu.v1;

import chat.scp.pdu.LegacyName;

/**
 * Tells a peer who asks for a chat. §10.2
 *
 * @param originator who asks
 */
public record ChatFwdReq(LegacyName originator) implements Scp1Pdu {
    @Override
    public Scp1Type type() {
        return Scp1Type.CHAT_FWD_REQ;
    }
}
