package chat.scp.pdu.v1;

/** Ends the chat and the session. §10.2 */
public record DisconnectReq() implements Scp1Pdu {
    @Override
    public Scp1Type type() {
        return Scp1Type.DISCONNECT_REQ;
    }
}
