package chat.scp.pdu.v1;

import chat.scp.pdu.LegacyName;

/**
 * Asks for a chat with a peer. §10.2
 *
 * @param peer whom to chat with
 */
public record ChatInitReq(LegacyName peer) implements Scp1Pdu {
    @Override
    public Scp1Type type() {
        return Scp1Type.CHAT_INIT_REQ;
    }
}
