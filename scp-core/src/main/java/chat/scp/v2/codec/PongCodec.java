package chat.scp.v2.codec;

import chat.scp.pdu.v2.Pong;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.1.10 */
final class PongCodec extends Scp2Codec<Pong> {
    private static final int FIXED_BYTES = 8;

    PongCodec() {
        super(Scp2Type.PONG, Pong.class);
    }

    @Override
    int fieldBytes(Pong pdu) {
        return FIXED_BYTES;
    }

    @Override
    void encodeFields(Pong pdu, WireWriter out) {
        out.n64(pdu.nonce());
    }

    @Override
    Pong decodeFields(int flags, WireReader in) throws ProtocolException {
        long nonce = in.n64();
        return new Pong(nonce, extensions(flags, in));
    }
}
