package chat.scp.v2.codec;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.v2.Refused;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;
import java.util.List;

/** §7.1.5 */
final class RefusedCodec extends Scp2Codec<Refused> {
    private static final int FIXED_BYTES = 6;

    RefusedCodec() {
        super(Scp2Type.REFUSED, Refused.class);
    }

    @Override
    int fieldBytes(Refused pdu) {
        return FIXED_BYTES + 2 + pdu.mechanisms().size() + WireWriter.text8Bytes(pdu.text());
    }

    @Override
    void encodeFields(Refused pdu, WireWriter out) {
        out.u32(pdu.retryAfterMillis());
        out.u16(pdu.code().value());
        out.list(pdu.mechanisms(), (o, m) -> o.u8(m.value()));
        out.text8(pdu.text());
    }

    @Override
    Refused decodeFields(int flags, WireReader in) throws ProtocolException {
        int retryAfterMillis = in.u32();
        ErrorCode code = ErrorCode.of(in.u16());
        List<Mechanism> mechanisms = in.list(1, i -> Mechanism.of(i.u8()));
        String text = in.text8();
        return new Refused(retryAfterMillis, code, mechanisms, text, extensions(flags, in));
    }
}
