package chat.scp.v2.codec;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.v2.Rejected;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.4.3 */
final class RejectedCodec extends Scp2Codec<Rejected> {
    private static final int FIXED_BYTES = 38;

    RejectedCodec() {
        super(Scp2Type.REJECTED, Rejected.class);
    }

    @Override
    int fieldBytes(Rejected pdu) {
        return FIXED_BYTES;
    }

    @Override
    void encodeFields(Rejected pdu, WireWriter out) {
        out.id(pdu.conversation());
        out.id(pdu.id());
        out.u32(pdu.retryAfterMillis());
        out.u16(pdu.code().value());
    }

    @Override
    Rejected decodeFields(int flags, WireReader in) throws ProtocolException {
        ConversationId conversation = in.conversationId();
        MessageId id = in.messageId();
        int retryAfterMillis = in.u32();
        ErrorCode code = ErrorCode.of(in.u16());
        return new Rejected(conversation, id, retryAfterMillis, code, extensions(flags, in));
    }
}
