package chat.scp.v2.codec;

import chat.scp.pdu.v2.Profile;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.2.11 */
final class ProfileCodec extends Scp2Codec<Profile> {
    private static final int FIXED_BYTES = 4;

    ProfileCodec() {
        super(Scp2Type.PROFILE, Profile.class);
    }

    @Override
    int fieldBytes(Profile pdu) {
        return FIXED_BYTES + WireWriter.text8Bytes(pdu.displayName());
    }

    @Override
    void encodeFields(Profile pdu, WireWriter out) {
        out.u32(pdu.request());
        out.text8(pdu.displayName());
    }

    @Override
    Profile decodeFields(int flags, WireReader in) throws ProtocolException {
        int request = in.u32();
        String displayName = in.text8();
        return new Profile(request, displayName, extensions(flags, in));
    }
}
