package chat.scp.v2.codec;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Keys;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.7.3 */
final class KeysCodec extends Scp2Codec<Keys> {
    private static final int FIXED_BYTES = 52;

    KeysCodec() {
        super(Scp2Type.KEYS, Keys.class);
    }

    @Override
    int fieldBytes(Keys pdu) {
        return FIXED_BYTES + 2 + pdu.keyPackage().size();
    }

    @Override
    void encodeFields(Keys pdu, WireWriter out) {
        out.u32(pdu.request());
        out.name(pdu.user());
        out.id(pdu.device());
        out.bytes16(pdu.keyPackage());
    }

    @Override
    Keys decodeFields(int flags, WireReader in) throws ProtocolException {
        int request = in.u32();
        UserName user = in.name();
        DeviceId device = in.deviceId();
        Bytes keyPackage = in.bytes16();
        return new Keys(request, user, device, keyPackage, extensions(flags, in));
    }
}
