package chat.scp.v2.codec;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Visibility;
import chat.scp.pdu.v2.Configure;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.6.4 */
final class ConfigureCodec extends Scp2Codec<Configure> {
    private static final int FIXED_BYTES = 25;

    ConfigureCodec() {
        super(Scp2Type.CONFIGURE, Configure.class);
    }

    @Override
    int fieldBytes(Configure pdu) {
        return FIXED_BYTES + WireWriter.text8Bytes(pdu.title()) + WireWriter.text16Bytes(pdu.topic());
    }

    @Override
    void encodeFields(Configure pdu, WireWriter out) {
        out.u32(pdu.request());
        out.id(pdu.conversation());
        out.u32(pdu.maxMembers());
        out.coded(pdu.visibility());
        out.text8(pdu.title());
        out.text16(pdu.topic());
    }

    @Override
    Configure decodeFields(int flags, WireReader in) throws ProtocolException {
        int request = in.u32();
        ConversationId conversation = in.conversationId();
        int maxMembers = in.u32();
        Visibility visibility = in.coded(Visibility::ofCode);
        String title = in.text8();
        String topic = in.text16();
        return new Configure(request, conversation, maxMembers, visibility, title, topic, extensions(flags, in));
    }
}
