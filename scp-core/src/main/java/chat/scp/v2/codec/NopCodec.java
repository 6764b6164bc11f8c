package chat.scp.v2.codec;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.v2.Nop;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.1.14 */
final class NopCodec extends Scp2Codec<Nop> {

    NopCodec() {
        super(Scp2Type.NOP, Nop.class);
    }

    @Override
    int fieldBytes(Nop pdu) {
        return 2 + pdu.padding().size();
    }

    @Override
    void encodeFields(Nop pdu, WireWriter out) {
        out.bytes16(pdu.padding());
    }

    @Override
    Nop decodeFields(int flags, WireReader in) throws ProtocolException {
        Bytes padding = in.bytes16();
        return new Nop(padding, extensions(flags, in));
    }
}
