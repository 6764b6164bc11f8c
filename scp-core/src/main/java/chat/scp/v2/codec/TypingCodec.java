package chat.scp.v2.codec;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.pdu.v2.Typing;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.5.1 */
final class TypingCodec extends Scp2Codec<Typing> {
    private static final int FIXED_BYTES = 57;

    TypingCodec() {
        super(Scp2Type.TYPING, Typing.class);
    }

    @Override
    int fieldBytes(Typing pdu) {
        return FIXED_BYTES;
    }

    @Override
    void encodeFields(Typing pdu, WireWriter out) {
        out.id(pdu.conversation());
        out.name(pdu.user());
        out.u32(pdu.counter());
        out.u32(pdu.ttlMillis());
        out.bool(pdu.active());
    }

    @Override
    Typing decodeFields(int flags, WireReader in) throws ProtocolException {
        ConversationId conversation = in.conversationId();
        UserName user = in.name();
        int counter = in.u32();
        int ttlMillis = in.u32();
        boolean active = in.bool();
        return new Typing(conversation, user, counter, ttlMillis, active, extensions(flags, in));
    }
}
