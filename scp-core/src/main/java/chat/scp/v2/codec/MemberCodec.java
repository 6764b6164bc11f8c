package chat.scp.v2.codec;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.MemberChange;
import chat.scp.pdu.Role;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Member;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.2.5 */
final class MemberCodec extends Scp2Codec<Member> {
    private static final int FIXED_BYTES = 86;

    MemberCodec() {
        super(Scp2Type.MEMBER, Member.class);
    }

    @Override
    int fieldBytes(Member pdu) {
        return FIXED_BYTES + WireWriter.text8Bytes(pdu.displayName());
    }

    @Override
    void encodeFields(Member pdu, WireWriter out) {
        out.u32(pdu.request());
        out.id(pdu.conversation());
        out.name(pdu.user());
        out.name(pdu.by());
        out.coded(pdu.change());
        out.coded(pdu.role());
        out.text8(pdu.displayName());
    }

    @Override
    Member decodeFields(int flags, WireReader in) throws ProtocolException {
        int request = in.u32();
        ConversationId conversation = in.conversationId();
        UserName user = in.name();
        UserName by = in.name();
        MemberChange change = in.coded(MemberChange::ofCode);
        Role role = in.coded(Role::ofCode);
        String displayName = in.text8();
        return new Member(request, conversation, user, by, change, role, displayName, extensions(flags, in));
    }
}
