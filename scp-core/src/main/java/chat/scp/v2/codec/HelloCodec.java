package chat.scp.v2.codec;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.Capability;
import chat.scp.pdu.Cursor;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Hello;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;
import java.util.List;

/** §7.1.1 */
final class HelloCodec extends Scp2Codec<Hello> {
    private static final int FIXED_BYTES = 59;

    HelloCodec() {
        super(Scp2Type.HELLO, Hello.class);
    }

    @Override
    int fieldBytes(Hello pdu) {
        return FIXED_BYTES
                + WireWriter.text8Bytes(pdu.displayName())
                + WireWriter.text8Bytes(pdu.agent())
                + 2
                + pdu.mechanisms().size()
                + 2
                + 2 * pdu.capabilities().size()
                + 2
                + pdu.credential().size()
                + 2
                + Cursor.BYTES * pdu.cursors().size();
    }

    @Override
    void encodeFields(Hello pdu, WireWriter out) {
        out.id(pdu.device());
        out.name(pdu.user());
        out.u32(pdu.maxFrameBytes());
        out.u32(pdu.window());
        out.u8(pdu.lowestVersion());
        out.u8(pdu.highestVersion());
        out.u8(pdu.mechanism().value());
        out.text8(pdu.displayName());
        out.text8(pdu.agent());
        out.list(pdu.mechanisms(), (o, m) -> o.u8(m.value()));
        out.list(pdu.capabilities(), (o, c) -> o.u16(c.value()));
        out.bytes16(pdu.credential());
        out.list(pdu.cursors(), WireWriter::cursor);
    }

    @Override
    Hello decodeFields(int flags, WireReader in) throws ProtocolException {
        DeviceId device = in.deviceId();
        UserName user = in.name();
        int maxFrameBytes = in.u32();
        int window = in.u32();
        int lowestVersion = in.u8();
        int highestVersion = in.u8();
        Mechanism mechanism = Mechanism.of(in.u8());
        String displayName = in.text8();
        String agent = in.text8();
        List<Mechanism> mechanisms = in.list(1, i -> Mechanism.of(i.u8()));
        List<Capability> capabilities = in.list(2, i -> Capability.of(i.u16()));
        Bytes credential = in.bytes16();
        List<Cursor> cursors = in.list(Cursor.BYTES, WireReader::cursor);
        return new Hello(
                device,
                user,
                maxFrameBytes,
                window,
                lowestVersion,
                highestVersion,
                mechanism,
                displayName,
                agent,
                mechanisms,
                capabilities,
                credential,
                cursors,
                extensions(flags, in));
    }
}
