package chat.scp.v2.codec;

import chat.scp.pdu.v2.Ping;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.1.9 */
final class PingCodec extends Scp2Codec<Ping> {
    private static final int FIXED_BYTES = 8;

    PingCodec() {
        super(Scp2Type.PING, Ping.class);
    }

    @Override
    int fieldBytes(Ping pdu) {
        return FIXED_BYTES;
    }

    @Override
    void encodeFields(Ping pdu, WireWriter out) {
        out.n64(pdu.nonce());
    }

    @Override
    Ping decodeFields(int flags, WireReader in) throws ProtocolException {
        long nonce = in.n64();
        return new Ping(nonce, extensions(flags, in));
    }
}
