package chat.scp.v2.codec;

import chat.scp.pdu.DeviceId;
import chat.scp.pdu.v2.Revoke;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.2.10 */
final class RevokeCodec extends Scp2Codec<Revoke> {
    private static final int FIXED_BYTES = 20;

    RevokeCodec() {
        super(Scp2Type.REVOKE, Revoke.class);
    }

    @Override
    int fieldBytes(Revoke pdu) {
        return FIXED_BYTES;
    }

    @Override
    void encodeFields(Revoke pdu, WireWriter out) {
        out.u32(pdu.request());
        out.id(pdu.device());
    }

    @Override
    Revoke decodeFields(int flags, WireReader in) throws ProtocolException {
        int request = in.u32();
        DeviceId device = in.deviceId();
        return new Revoke(request, device, extensions(flags, in));
    }
}
