package chat.scp.v1.codec;

import chat.scp.pdu.v1.Ack;
import chat.scp.pdu.v1.AckStatus;
import chat.scp.pdu.v1.Scp1Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §10.2 */
final class AckCodec extends Scp1Codec<Ack> {
    AckCodec() {
        super(Scp1Type.ACK, Ack.class);
    }

    @Override
    int payloadBytes(Ack pdu) {
        return 1;
    }

    @Override
    void encodePayload(Ack pdu, WireWriter out) {
        out.coded(pdu.status());
    }

    @Override
    public Ack decode(int flags, WireReader in) throws ProtocolException {
        return new Ack(in.coded(AckStatus::ofCode));
    }
}
