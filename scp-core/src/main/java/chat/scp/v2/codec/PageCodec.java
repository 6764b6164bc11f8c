package chat.scp.v2.codec;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.v2.Page;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.4.6 */
final class PageCodec extends Scp2Codec<Page> {
    private static final int FIXED_BYTES = 57;

    PageCodec() {
        super(Scp2Type.PAGE, Page.class);
    }

    @Override
    int fieldBytes(Page pdu) {
        return FIXED_BYTES;
    }

    @Override
    void encodeFields(Page pdu, WireWriter out) {
        out.u32(pdu.request());
        out.u32(pdu.epoch());
        out.id(pdu.conversation());
        out.u64(pdu.first());
        out.u64(pdu.last());
        out.u64(pdu.logFirst());
        out.u64(pdu.logLast());
        out.bool(pdu.live());
    }

    @Override
    Page decodeFields(int flags, WireReader in) throws ProtocolException {
        int request = in.u32();
        int epoch = in.u32();
        ConversationId conversation = in.conversationId();
        long first = in.u64();
        long last = in.u64();
        long logFirst = in.u64();
        long logLast = in.u64();
        boolean live = in.bool();
        return new Page(request, epoch, conversation, first, last, logFirst, logLast, live, extensions(flags, in));
    }
}
