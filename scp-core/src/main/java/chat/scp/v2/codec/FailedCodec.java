package chat.scp.v2.codec;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.v2.Failed;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.2.2 */
final class FailedCodec extends Scp2Codec<Failed> {
    private static final int FIXED_BYTES = 10;

    FailedCodec() {
        super(Scp2Type.FAILED, Failed.class);
    }

    @Override
    int fieldBytes(Failed pdu) {
        return FIXED_BYTES + WireWriter.text8Bytes(pdu.text());
    }

    @Override
    void encodeFields(Failed pdu, WireWriter out) {
        out.u32(pdu.request());
        out.u32(pdu.retryAfterMillis());
        out.u16(pdu.code().value());
        out.text8(pdu.text());
    }

    @Override
    Failed decodeFields(int flags, WireReader in) throws ProtocolException {
        int request = in.u32();
        int retryAfterMillis = in.u32();
        ErrorCode code = ErrorCode.of(in.u16());
        String text = in.text8();
        return new Failed(request, retryAfterMillis, code, text, extensions(flags, in));
    }
}
