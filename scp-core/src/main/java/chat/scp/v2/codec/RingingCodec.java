package chat.scp.v2.codec;

import chat.scp.pdu.InvitationId;
import chat.scp.pdu.v2.Ringing;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.3.2 */
final class RingingCodec extends Scp2Codec<Ringing> {
    private static final int FIXED_BYTES = 20;

    RingingCodec() {
        super(Scp2Type.RINGING, Ringing.class);
    }

    @Override
    int fieldBytes(Ringing pdu) {
        return FIXED_BYTES;
    }

    @Override
    void encodeFields(Ringing pdu, WireWriter out) {
        out.id(pdu.invitation());
        out.u32(pdu.timeoutMillis());
    }

    @Override
    Ringing decodeFields(int flags, WireReader in) throws ProtocolException {
        InvitationId invitation = in.invitationId();
        int timeoutMillis = in.u32();
        return new Ringing(invitation, timeoutMillis, extensions(flags, in));
    }
}
