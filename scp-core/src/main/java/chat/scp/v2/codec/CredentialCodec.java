package chat.scp.v2.codec;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.v2.Credential;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.1.7 */
final class CredentialCodec extends Scp2Codec<Credential> {
    private static final int FIXED_BYTES = 72;

    CredentialCodec() {
        super(Scp2Type.CREDENTIAL, Credential.class);
    }

    @Override
    int fieldBytes(Credential pdu) {
        return FIXED_BYTES + 1 + pdu.salt().size();
    }

    @Override
    void encodeFields(Credential pdu, WireWriter out) {
        out.u32(pdu.request());
        out.u32(pdu.iterations());
        out.bytes(pdu.storedKey());
        out.bytes(pdu.serverKey());
        out.bytes8(pdu.salt());
    }

    @Override
    Credential decodeFields(int flags, WireReader in) throws ProtocolException {
        int request = in.u32();
        int iterations = in.u32();
        Bytes storedKey = in.bytes(32);
        Bytes serverKey = in.bytes(32);
        Bytes salt = in.bytes8();
        return new Credential(request, iterations, storedKey, serverKey, salt, extensions(flags, in));
    }
}
