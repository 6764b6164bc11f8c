package chat.scp.pdu.v1;

/**
 * Answers CONNECT_REQ. §10.2
 *
 * @param status the outcome
 */
public record ConnectResp(ConnectStatus status) implements Scp1Pdu {
    @Override
    public Scp1Type type() {
        return Scp1Type.CONNECT_RESP;
    }
}
