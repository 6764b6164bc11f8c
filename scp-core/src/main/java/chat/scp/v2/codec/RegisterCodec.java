package chat.scp.v2.codec;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Register;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.1.6 */
final class RegisterCodec extends Scp2Codec<Register> {
    private static final int FIXED_BYTES = 104;

    RegisterCodec() {
        super(Scp2Type.REGISTER, Register.class);
    }

    @Override
    int fieldBytes(Register pdu) {
        return FIXED_BYTES
                + 1
                + pdu.salt().size()
                + WireWriter.text8Bytes(pdu.displayName())
                + WireWriter.text8Bytes(pdu.invitationCode());
    }

    @Override
    void encodeFields(Register pdu, WireWriter out) {
        out.u32(pdu.request());
        out.name(pdu.user());
        out.u32(pdu.iterations());
        out.bytes(pdu.storedKey());
        out.bytes(pdu.serverKey());
        out.bytes8(pdu.salt());
        out.text8(pdu.displayName());
        out.text8(pdu.invitationCode());
    }

    @Override
    Register decodeFields(int flags, WireReader in) throws ProtocolException {
        int request = in.u32();
        UserName user = in.name();
        int iterations = in.u32();
        Bytes storedKey = in.bytes(32);
        Bytes serverKey = in.bytes(32);
        Bytes salt = in.bytes8();
        String displayName = in.text8();
        String invitationCode = in.text8();
        return new Register(
                request,
                user,
                iterations,
                storedKey,
                serverKey,
                salt,
                displayName,
                invitationCode,
                extensions(flags, in));
    }
}
