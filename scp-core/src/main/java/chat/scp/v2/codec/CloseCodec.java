package chat.scp.v2.codec;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.v2.Close;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.1.12 */
final class CloseCodec extends Scp2Codec<Close> {
    private static final int FIXED_BYTES = 6;

    CloseCodec() {
        super(Scp2Type.CLOSE, Close.class);
    }

    @Override
    int fieldBytes(Close pdu) {
        return FIXED_BYTES + WireWriter.text8Bytes(pdu.text());
    }

    @Override
    void encodeFields(Close pdu, WireWriter out) {
        out.u32(pdu.retryAfterMillis());
        out.u16(pdu.code().value());
        out.text8(pdu.text());
    }

    @Override
    Close decodeFields(int flags, WireReader in) throws ProtocolException {
        int retryAfterMillis = in.u32();
        ErrorCode code = ErrorCode.of(in.u16());
        String text = in.text8();
        return new Close(retryAfterMillis, code, text, extensions(flags, in));
    }
}
