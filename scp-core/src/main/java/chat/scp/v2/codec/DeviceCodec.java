package chat.scp.v2.codec;

import chat.scp.pdu.DeviceId;
import chat.scp.pdu.v2.Device;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.2.9 */
final class DeviceCodec extends Scp2Codec<Device> {
    private static final int FIXED_BYTES = 29;

    DeviceCodec() {
        super(Scp2Type.DEVICE, Device.class);
    }

    @Override
    int fieldBytes(Device pdu) {
        return FIXED_BYTES + WireWriter.text8Bytes(pdu.agent());
    }

    @Override
    void encodeFields(Device pdu, WireWriter out) {
        out.u32(pdu.request());
        out.id(pdu.device());
        out.u64(pdu.lastSeenMillis());
        out.bool(pdu.online());
        out.text8(pdu.agent());
    }

    @Override
    Device decodeFields(int flags, WireReader in) throws ProtocolException {
        int request = in.u32();
        DeviceId device = in.deviceId();
        long lastSeenMillis = in.u64();
        boolean online = in.bool();
        String agent = in.text8();
        return new Device(request, device, lastSeenMillis, online, agent, extensions(flags, in));
    }
}
