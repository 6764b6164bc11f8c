package chat.scp.v2.codec;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ListKind;
import chat.scp.pdu.v2.List;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.2.3 */
final class ListCodec extends Scp2Codec<List> {
    private static final int FIXED_BYTES = 33;

    ListCodec() {
        super(Scp2Type.LIST, List.class);
    }

    @Override
    int fieldBytes(List pdu) {
        return FIXED_BYTES;
    }

    @Override
    void encodeFields(List pdu, WireWriter out) {
        out.u32(pdu.request());
        out.u32(pdu.limit());
        out.u64(pdu.cursor());
        out.id(pdu.conversation());
        out.coded(pdu.kind());
    }

    @Override
    List decodeFields(int flags, WireReader in) throws ProtocolException {
        int request = in.u32();
        int limit = in.u32();
        long cursor = in.u64();
        ConversationId conversation = in.conversationId();
        ListKind kind = in.coded(ListKind::ofCode);
        return new List(request, limit, cursor, conversation, kind, extensions(flags, in));
    }
}
