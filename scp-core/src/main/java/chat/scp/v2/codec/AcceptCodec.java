package chat.scp.v2.codec;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.v2.Accept;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.3.3 */
final class AcceptCodec extends Scp2Codec<Accept> {
    private static final int FIXED_BYTES = 32;

    AcceptCodec() {
        super(Scp2Type.ACCEPT, Accept.class);
    }

    @Override
    int fieldBytes(Accept pdu) {
        return FIXED_BYTES;
    }

    @Override
    void encodeFields(Accept pdu, WireWriter out) {
        out.id(pdu.invitation());
        out.id(pdu.conversation());
    }

    @Override
    Accept decodeFields(int flags, WireReader in) throws ProtocolException {
        InvitationId invitation = in.invitationId();
        ConversationId conversation = in.conversationId();
        return new Accept(invitation, conversation, extensions(flags, in));
    }
}
