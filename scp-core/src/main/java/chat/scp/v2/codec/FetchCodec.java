package chat.scp.v2.codec;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Direction;
import chat.scp.pdu.v2.Fetch;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.4.5 */
final class FetchCodec extends Scp2Codec<Fetch> {
    private static final int FIXED_BYTES = 37;

    FetchCodec() {
        super(Scp2Type.FETCH, Fetch.class);
    }

    @Override
    int fieldBytes(Fetch pdu) {
        return FIXED_BYTES;
    }

    @Override
    void encodeFields(Fetch pdu, WireWriter out) {
        out.u32(pdu.request());
        out.u32(pdu.epoch());
        out.id(pdu.conversation());
        out.u64(pdu.from());
        out.u32(pdu.limit());
        out.coded(pdu.direction());
    }

    @Override
    Fetch decodeFields(int flags, WireReader in) throws ProtocolException {
        int request = in.u32();
        int epoch = in.u32();
        ConversationId conversation = in.conversationId();
        long from = in.u64();
        int limit = in.u32();
        Direction direction = in.coded(Direction::ofCode);
        return new Fetch(request, epoch, conversation, from, limit, direction, extensions(flags, in));
    }
}
