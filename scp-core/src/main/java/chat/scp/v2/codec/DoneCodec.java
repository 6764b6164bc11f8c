package chat.scp.v2.codec;

import chat.scp.pdu.v2.Done;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.2.1 */
final class DoneCodec extends Scp2Codec<Done> {
    private static final int FIXED_BYTES = 12;

    DoneCodec() {
        super(Scp2Type.DONE, Done.class);
    }

    @Override
    int fieldBytes(Done pdu) {
        return FIXED_BYTES;
    }

    @Override
    void encodeFields(Done pdu, WireWriter out) {
        out.u32(pdu.request());
        out.u64(pdu.next());
    }

    @Override
    Done decodeFields(int flags, WireReader in) throws ProtocolException {
        int request = in.u32();
        long next = in.u64();
        return new Done(request, next, extensions(flags, in));
    }
}
