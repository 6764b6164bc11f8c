package chat.scp.v2.codec;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.v2.Reject;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.3.4 */
final class RejectCodec extends Scp2Codec<Reject> {
    private static final int FIXED_BYTES = 18;

    RejectCodec() {
        super(Scp2Type.REJECT, Reject.class);
    }

    @Override
    int fieldBytes(Reject pdu) {
        return FIXED_BYTES;
    }

    @Override
    void encodeFields(Reject pdu, WireWriter out) {
        out.id(pdu.invitation());
        out.u16(pdu.code().value());
    }

    @Override
    Reject decodeFields(int flags, WireReader in) throws ProtocolException {
        InvitationId invitation = in.invitationId();
        ErrorCode code = ErrorCode.of(in.u16());
        return new Reject(invitation, code, extensions(flags, in));
    }
}
