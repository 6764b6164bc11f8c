package chat.scp.vectors;

import chat.scp.pdu.Pdu;
import chat.scp.v1.codec.Scp1Codecs;
import chat.scp.v2.codec.Scp2Codecs;
import chat.scp.wire.CodecTable;
import chat.scp.wire.PduDecoder;
import chat.scp.wire.PduEncoder;
import chat.scp.wire.ProtocolException;
import java.nio.ByteBuffer;

/** The codecs under test, by layout. */
final class Codecs {
    private Codecs() {}

    static CodecTable table(Layout layout) {
        return layout == Layout.SCP1 ? Scp1Codecs.TABLE : Scp2Codecs.TABLE;
    }

    static Pdu decode(Layout layout, byte[] frame) throws ProtocolException {
        return new PduDecoder(table(layout)).decode(ByteBuffer.wrap(frame));
    }

    static byte[] encode(Layout layout, Pdu pdu) {
        return new PduEncoder(table(layout)).encode(pdu);
    }
}
