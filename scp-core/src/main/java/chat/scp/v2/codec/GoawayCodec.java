package chat.scp.v2.codec;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.v2.Goaway;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.1.11 */
final class GoawayCodec extends Scp2Codec<Goaway> {
    private static final int FIXED_BYTES = 10;

    GoawayCodec() {
        super(Scp2Type.GOAWAY, Goaway.class);
    }

    @Override
    int fieldBytes(Goaway pdu) {
        return FIXED_BYTES + WireWriter.text8Bytes(pdu.address());
    }

    @Override
    void encodeFields(Goaway pdu, WireWriter out) {
        out.u32(pdu.deadlineMillis());
        out.u32(pdu.retryAfterMillis());
        out.u16(pdu.code().value());
        out.text8(pdu.address());
    }

    @Override
    Goaway decodeFields(int flags, WireReader in) throws ProtocolException {
        int deadlineMillis = in.u32();
        int retryAfterMillis = in.u32();
        ErrorCode code = ErrorCode.of(in.u16());
        String address = in.text8();
        return new Goaway(deadlineMillis, retryAfterMillis, code, address, extensions(flags, in));
    }
}
