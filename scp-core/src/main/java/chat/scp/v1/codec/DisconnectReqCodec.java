package chat.scp.v1.codec;

import chat.scp.pdu.v1.DisconnectReq;
import chat.scp.pdu.v1.Scp1Type;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §10.2 */
final class DisconnectReqCodec extends Scp1Codec<DisconnectReq> {
    DisconnectReqCodec() {
        super(Scp1Type.DISCONNECT_REQ, DisconnectReq.class);
    }

    @Override
    int payloadBytes(DisconnectReq pdu) {
        return 0;
    }

    @Override
    void encodePayload(DisconnectReq pdu, WireWriter out) {}

    @Override
    public DisconnectReq decode(int flags, WireReader in) {
        return new DisconnectReq();
    }
}
