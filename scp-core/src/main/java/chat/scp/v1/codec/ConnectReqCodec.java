package chat.scp.v1.codec;

import chat.scp.pdu.v1.ConnectReq;
import chat.scp.pdu.v1.Scp1Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §10.2 */
final class ConnectReqCodec extends Scp1Codec<ConnectReq> {
    ConnectReqCodec() {
        super(Scp1Type.CONNECT_REQ, ConnectReq.class);
    }

    @Override
    int payloadBytes(ConnectReq pdu) {
        return WireWriter.text8Bytes(pdu.user().text());
    }

    @Override
    void encodePayload(ConnectReq pdu, WireWriter out) {
        out.text8(pdu.user().text());
    }

    @Override
    public ConnectReq decode(int flags, WireReader in) throws ProtocolException {
        return new ConnectReq(Scp1Codec.name(in));
    }
}
