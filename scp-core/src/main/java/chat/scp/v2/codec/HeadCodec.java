package chat.scp.v2.codec;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.v2.Head;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.4.8 */
final class HeadCodec extends Scp2Codec<Head> {
    private static final int FIXED_BYTES = 28;

    HeadCodec() {
        super(Scp2Type.HEAD, Head.class);
    }

    @Override
    int fieldBytes(Head pdu) {
        return FIXED_BYTES;
    }

    @Override
    void encodeFields(Head pdu, WireWriter out) {
        out.id(pdu.conversation());
        out.u64(pdu.last());
        out.u32(pdu.epoch());
    }

    @Override
    Head decodeFields(int flags, WireReader in) throws ProtocolException {
        ConversationId conversation = in.conversationId();
        long last = in.u64();
        int epoch = in.u32();
        return new Head(conversation, last, epoch, extensions(flags, in));
    }
}
