package chat.scp.v2.codec;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.v2.Leave;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.2.6 */
final class LeaveCodec extends Scp2Codec<Leave> {
    private static final int FIXED_BYTES = 20;

    LeaveCodec() {
        super(Scp2Type.LEAVE, Leave.class);
    }

    @Override
    int fieldBytes(Leave pdu) {
        return FIXED_BYTES;
    }

    @Override
    void encodeFields(Leave pdu, WireWriter out) {
        out.u32(pdu.request());
        out.id(pdu.conversation());
    }

    @Override
    Leave decodeFields(int flags, WireReader in) throws ProtocolException {
        int request = in.u32();
        ConversationId conversation = in.conversationId();
        return new Leave(request, conversation, extensions(flags, in));
    }
}
