package chat.scp.v2.codec;

import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Join;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.6.2 */
final class JoinCodec extends Scp2Codec<Join> {
    private static final int FIXED_BYTES = 36;

    JoinCodec() {
        super(Scp2Type.JOIN, Join.class);
    }

    @Override
    int fieldBytes(Join pdu) {
        return FIXED_BYTES;
    }

    @Override
    void encodeFields(Join pdu, WireWriter out) {
        out.u32(pdu.request());
        out.name(pdu.room());
    }

    @Override
    Join decodeFields(int flags, WireReader in) throws ProtocolException {
        int request = in.u32();
        UserName room = in.name();
        return new Join(request, room, extensions(flags, in));
    }
}
