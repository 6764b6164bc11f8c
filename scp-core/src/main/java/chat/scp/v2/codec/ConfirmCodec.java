package chat.scp.v2.codec;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.v2.Confirm;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.3.5 */
final class ConfirmCodec extends Scp2Codec<Confirm> {
    private static final int FIXED_BYTES = 32;

    ConfirmCodec() {
        super(Scp2Type.CONFIRM, Confirm.class);
    }

    @Override
    int fieldBytes(Confirm pdu) {
        return FIXED_BYTES;
    }

    @Override
    void encodeFields(Confirm pdu, WireWriter out) {
        out.id(pdu.invitation());
        out.id(pdu.conversation());
    }

    @Override
    Confirm decodeFields(int flags, WireReader in) throws ProtocolException {
        InvitationId invitation = in.invitationId();
        ConversationId conversation = in.conversationId();
        return new Confirm(invitation, conversation, extensions(flags, in));
    }
}
