package chat.scp.v2.codec;

import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.pdu.v2.User;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.2.8 */
final class UserCodec extends Scp2Codec<User> {
    private static final int FIXED_BYTES = 36;

    UserCodec() {
        super(Scp2Type.USER, User.class);
    }

    @Override
    int fieldBytes(User pdu) {
        return FIXED_BYTES + WireWriter.text8Bytes(pdu.displayName());
    }

    @Override
    void encodeFields(User pdu, WireWriter out) {
        out.u32(pdu.request());
        out.name(pdu.user());
        out.text8(pdu.displayName());
    }

    @Override
    User decodeFields(int flags, WireReader in) throws ProtocolException {
        int request = in.u32();
        UserName user = in.name();
        String displayName = in.text8();
        return new User(request, user, displayName, extensions(flags, in));
    }
}
