package chat.scp.v1.codec;

import chat.scp.pdu.v1.Scp1Type;
import chat.scp.pdu.v1.Text;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §10.2 */
final class TextCodec extends Scp1Codec<Text> {
    TextCodec() {
        super(Scp1Type.TEXT, Text.class);
    }

    @Override
    int payloadBytes(Text pdu) {
        return WireWriter.text16Bytes(pdu.text());
    }

    @Override
    void encodePayload(Text pdu, WireWriter out) {
        out.text16(pdu.text());
    }

    @Override
    public Text decode(int flags, WireReader in) throws ProtocolException {
        return new Text(in.text(in.u16()));
    }
}
