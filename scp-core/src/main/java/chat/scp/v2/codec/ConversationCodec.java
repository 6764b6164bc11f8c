package chat.scp.v2.codec;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ConversationKind;
import chat.scp.pdu.Role;
import chat.scp.pdu.UserName;
import chat.scp.pdu.Visibility;
import chat.scp.pdu.v2.Conversation;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.2.4 */
final class ConversationCodec extends Scp2Codec<Conversation> {
    private static final int FIXED_BYTES = 119;

    ConversationCodec() {
        super(Scp2Type.CONVERSATION, Conversation.class);
    }

    @Override
    int fieldBytes(Conversation pdu) {
        return FIXED_BYTES + WireWriter.text8Bytes(pdu.title()) + WireWriter.text16Bytes(pdu.topic());
    }

    @Override
    void encodeFields(Conversation pdu, WireWriter out) {
        out.u32(pdu.request());
        out.u32(pdu.epoch());
        out.id(pdu.conversation());
        out.name(pdu.peer());
        out.name(pdu.room());
        out.u64(pdu.last());
        out.u64(pdu.delivered());
        out.u64(pdu.read());
        out.u32(pdu.members());
        out.coded(pdu.kind());
        out.coded(pdu.role());
        out.coded(pdu.visibility());
        out.text8(pdu.title());
        out.text16(pdu.topic());
    }

    @Override
    Conversation decodeFields(int flags, WireReader in) throws ProtocolException {
        int request = in.u32();
        int epoch = in.u32();
        ConversationId conversation = in.conversationId();
        UserName peer = in.name();
        UserName room = in.name();
        long last = in.u64();
        long delivered = in.u64();
        long read = in.u64();
        int members = in.u32();
        ConversationKind kind = in.coded(ConversationKind::ofCode);
        Role role = in.coded(Role::ofCode);
        Visibility visibility = in.coded(Visibility::ofCode);
        String title = in.text8();
        String topic = in.text16();
        return new Conversation(
                request,
                epoch,
                conversation,
                peer,
                room,
                last,
                delivered,
                read,
                members,
                kind,
                role,
                visibility,
                title,
                topic,
                extensions(flags, in));
    }
}
