package chat.scp.v2.codec;

import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Block;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.2.7 */
final class BlockCodec extends Scp2Codec<Block> {
    private static final int FIXED_BYTES = 37;

    BlockCodec() {
        super(Scp2Type.BLOCK, Block.class);
    }

    @Override
    int fieldBytes(Block pdu) {
        return FIXED_BYTES;
    }

    @Override
    void encodeFields(Block pdu, WireWriter out) {
        out.u32(pdu.request());
        out.name(pdu.user());
        out.bool(pdu.blocked());
    }

    @Override
    Block decodeFields(int flags, WireReader in) throws ProtocolException {
        int request = in.u32();
        UserName user = in.name();
        boolean blocked = in.bool();
        return new Block(request, user, blocked, extensions(flags, in));
    }
}
