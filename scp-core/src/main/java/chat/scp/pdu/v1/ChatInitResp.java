package chat.scp.pdu.v1;

/**
 * Answers CHAT_INIT_REQ; once more if the peer rejects. §10.2
 *
 * @param status the outcome so far
 */
public record ChatInitResp(InitStatus status) implements Scp1Pdu {
    @Override
    public Scp1Type type() {
        return Scp1Type.CHAT_INIT_RESP;
    }
}
