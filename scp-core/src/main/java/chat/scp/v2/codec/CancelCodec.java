package chat.scp.v2.codec;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.v2.Cancel;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.3.6 */
final class CancelCodec extends Scp2Codec<Cancel> {
    private static final int FIXED_BYTES = 18;

    CancelCodec() {
        super(Scp2Type.CANCEL, Cancel.class);
    }

    @Override
    int fieldBytes(Cancel pdu) {
        return FIXED_BYTES;
    }

    @Override
    void encodeFields(Cancel pdu, WireWriter out) {
        out.id(pdu.invitation());
        out.u16(pdu.code().value());
    }

    @Override
    Cancel decodeFields(int flags, WireReader in) throws ProtocolException {
        InvitationId invitation = in.invitationId();
        ErrorCode code = ErrorCode.of(in.u16());
        return new Cancel(invitation, code, extensions(flags, in));
    }
}
