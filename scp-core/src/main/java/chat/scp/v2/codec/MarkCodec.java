package chat.scp.v2.codec;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.MarkKind;
import chat.scp.pdu.Position;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Mark;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.4.4 */
final class MarkCodec extends Scp2Codec<Mark> {
    private static final int FIXED_BYTES = 61;

    MarkCodec() {
        super(Scp2Type.MARK, Mark.class);
    }

    @Override
    int fieldBytes(Mark pdu) {
        return FIXED_BYTES;
    }

    @Override
    void encodeFields(Mark pdu, WireWriter out) {
        out.id(pdu.conversation());
        out.name(pdu.user());
        out.u64(pdu.position().sequence());
        out.u32(pdu.position().epoch());
        out.coded(pdu.kind());
    }

    @Override
    Mark decodeFields(int flags, WireReader in) throws ProtocolException {
        ConversationId conversation = in.conversationId();
        UserName user = in.name();
        long sequence = in.u64();
        int epoch = in.u32();
        MarkKind kind = in.coded(MarkKind::ofCode);
        return new Mark(conversation, user, new Position(epoch, sequence), kind, extensions(flags, in));
    }
}
