package chat.scp.v2.codec;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ModerateAction;
import chat.scp.pdu.Role;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Moderate;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.6.3 */
final class ModerateCodec extends Scp2Codec<Moderate> {
    private static final int FIXED_BYTES = 54;

    ModerateCodec() {
        super(Scp2Type.MODERATE, Moderate.class);
    }

    @Override
    int fieldBytes(Moderate pdu) {
        return FIXED_BYTES;
    }

    @Override
    void encodeFields(Moderate pdu, WireWriter out) {
        out.u32(pdu.request());
        out.id(pdu.conversation());
        out.name(pdu.user());
        out.coded(pdu.action());
        out.coded(pdu.role());
    }

    @Override
    Moderate decodeFields(int flags, WireReader in) throws ProtocolException {
        int request = in.u32();
        ConversationId conversation = in.conversationId();
        UserName user = in.name();
        ModerateAction action = in.coded(ModerateAction::ofCode);
        Role role = in.coded(Role::ofCode);
        return new Moderate(request, conversation, user, action, role, extensions(flags, in));
    }
}
