package chat.scp.v2.codec;

import chat.scp.pdu.v2.Notice;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.8.1 */
final class NoticeCodec extends Scp2Codec<Notice> {
    NoticeCodec() {
        super(Scp2Type.NOTICE, Notice.class);
    }

    @Override
    int fieldBytes(Notice pdu) {
        return WireWriter.text16Bytes(pdu.text());
    }

    @Override
    void encodeFields(Notice pdu, WireWriter out) {
        out.text16(pdu.text());
    }

    @Override
    Notice decodeFields(int flags, WireReader in) throws ProtocolException {
        String text = in.text16();
        return new Notice(text, extensions(flags, in));
    }
}
