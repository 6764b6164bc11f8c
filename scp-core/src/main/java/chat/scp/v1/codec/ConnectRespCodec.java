package chat.scp.v1.codec;

import chat.scp.pdu.v1.ConnectResp;
import chat.scp.pdu.v1.ConnectStatus;
import chat.scp.pdu.v1.Scp1Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §10.2 */
final class ConnectRespCodec extends Scp1Codec<ConnectResp> {
    ConnectRespCodec() {
        super(Scp1Type.CONNECT_RESP, ConnectResp.class);
    }

    @Override
    int payloadBytes(ConnectResp pdu) {
        return 1;
    }

    @Override
    void encodePayload(ConnectResp pdu, WireWriter out) {
        out.coded(pdu.status());
    }

    @Override
    public ConnectResp decode(int flags, WireReader in) throws ProtocolException {
        return new ConnectResp(in.coded(ConnectStatus::ofCode));
    }
}
