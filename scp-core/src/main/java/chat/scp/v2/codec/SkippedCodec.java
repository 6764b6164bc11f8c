package chat.scp.v2.codec;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.SkipReason;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.pdu.v2.Skipped;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.4.7 */
final class SkippedCodec extends Scp2Codec<Skipped> {
    private static final int FIXED_BYTES = 37;

    SkippedCodec() {
        super(Scp2Type.SKIPPED, Skipped.class);
    }

    @Override
    int fieldBytes(Skipped pdu) {
        return FIXED_BYTES;
    }

    @Override
    void encodeFields(Skipped pdu, WireWriter out) {
        out.id(pdu.conversation());
        out.u64(pdu.first());
        out.u64(pdu.last());
        out.u32(pdu.epoch());
        out.coded(pdu.reason());
    }

    @Override
    Skipped decodeFields(int flags, WireReader in) throws ProtocolException {
        ConversationId conversation = in.conversationId();
        long first = in.u64();
        long last = in.u64();
        int epoch = in.u32();
        SkipReason reason = in.coded(SkipReason::ofCode);
        return new Skipped(conversation, first, last, epoch, reason, extensions(flags, in));
    }
}
