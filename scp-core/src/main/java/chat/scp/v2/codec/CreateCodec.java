package chat.scp.v2.codec;

import chat.scp.pdu.UserName;
import chat.scp.pdu.Visibility;
import chat.scp.pdu.v2.Create;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.6.1 */
final class CreateCodec extends Scp2Codec<Create> {
    private static final int FIXED_BYTES = 41;

    CreateCodec() {
        super(Scp2Type.CREATE, Create.class);
    }

    @Override
    int fieldBytes(Create pdu) {
        return FIXED_BYTES + WireWriter.text8Bytes(pdu.title()) + WireWriter.text16Bytes(pdu.topic());
    }

    @Override
    void encodeFields(Create pdu, WireWriter out) {
        out.u32(pdu.request());
        out.name(pdu.room());
        out.u32(pdu.maxMembers());
        out.coded(pdu.visibility());
        out.text8(pdu.title());
        out.text16(pdu.topic());
    }

    @Override
    Create decodeFields(int flags, WireReader in) throws ProtocolException {
        int request = in.u32();
        UserName room = in.name();
        int maxMembers = in.u32();
        Visibility visibility = in.coded(Visibility::ofCode);
        String title = in.text8();
        String topic = in.text16();
        return new Create(request, room, maxMembers, visibility, title, topic, extensions(flags, in));
    }
}
