package chat.scp.v2.codec;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Invite;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.3.1 */
final class InviteCodec extends Scp2Codec<Invite> {
    private static final int FIXED_BYTES = 68;

    InviteCodec() {
        super(Scp2Type.INVITE, Invite.class);
    }

    @Override
    int fieldBytes(Invite pdu) {
        return FIXED_BYTES + WireWriter.text8Bytes(pdu.displayName());
    }

    @Override
    void encodeFields(Invite pdu, WireWriter out) {
        out.id(pdu.invitation());
        out.name(pdu.user());
        out.id(pdu.conversation());
        out.u32(pdu.timeoutMillis());
        out.text8(pdu.displayName());
    }

    @Override
    Invite decodeFields(int flags, WireReader in) throws ProtocolException {
        InvitationId invitation = in.invitationId();
        UserName user = in.name();
        ConversationId conversation = in.conversationId();
        int timeoutMillis = in.u32();
        String displayName = in.text8();
        return new Invite(invitation, user, conversation, timeoutMillis, displayName, extensions(flags, in));
    }
}
