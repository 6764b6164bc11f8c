package chat.scp.v2.codec;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Position;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.pdu.v2.Stored;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.4.2 */
final class StoredCodec extends Scp2Codec<Stored> {
    private static final int FIXED_BYTES = 53;

    StoredCodec() {
        super(Scp2Type.STORED, Stored.class);
    }

    @Override
    int fieldBytes(Stored pdu) {
        return FIXED_BYTES;
    }

    @Override
    void encodeFields(Stored pdu, WireWriter out) {
        out.id(pdu.conversation());
        out.id(pdu.id());
        out.u64(pdu.position().sequence());
        out.u64(pdu.timeMillis());
        out.u32(pdu.position().epoch());
        out.bool(pdu.duplicate());
    }

    @Override
    Stored decodeFields(int flags, WireReader in) throws ProtocolException {
        ConversationId conversation = in.conversationId();
        MessageId id = in.messageId();
        long sequence = in.u64();
        long timeMillis = in.u64();
        int epoch = in.u32();
        boolean duplicate = in.bool();
        return new Stored(
                conversation, id, new Position(epoch, sequence), timeMillis, duplicate, extensions(flags, in));
    }
}
