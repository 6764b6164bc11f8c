package chat.scp.pdu.v1;

/**
 * Reserved. §10.2
 *
 * @param status the outcome
 */
public record Ack(AckStatus status) implements Scp1Pdu {
    @Override
    public Scp1Type type() {
        return Scp1Type.ACK;
    }
}
