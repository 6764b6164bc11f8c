package chat.scp.v1.codec;

import chat.scp.pdu.v1.ErrorPdu;
import chat.scp.pdu.v1.Scp1Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §10.2 */
final class ErrorPduCodec extends Scp1Codec<ErrorPdu> {
    ErrorPduCodec() {
        super(Scp1Type.ERROR, ErrorPdu.class);
    }

    @Override
    int payloadBytes(ErrorPdu pdu) {
        return 2 + WireWriter.text8Bytes(pdu.message());
    }

    @Override
    void encodePayload(ErrorPdu pdu, WireWriter out) {
        out.u16(pdu.code());
        out.text8(pdu.message());
    }

    @Override
    public ErrorPdu decode(int flags, WireReader in) throws ProtocolException {
        return new ErrorPdu(in.u16(), in.text(in.u8()));
    }
}
