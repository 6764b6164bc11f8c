package chat.scp.readme;

import chat.scp.negotiation.Negotiator;
import chat.scp.pdu.Pdu;
import chat.scp.wire.PduDecoder;
import chat.scp.wire.PduEncoder;
import chat.scp.wire.ProtocolException;
import java.nio.ByteBuffer;

/** The README's second example: what stands between the marks is shown there. */
final class BytesAndRecords {
    private BytesAndRecords() {}

    static byte[] thereAndBack(byte[] frame) throws ProtocolException {
        // readme: begin
        var codecs = Negotiator.dialect(1).codecs(); // 2 for SCP/2
        Pdu pdu = new PduDecoder(codecs).decode(ByteBuffer.wrap(frame));
        byte[] again = new PduEncoder(codecs).encode(pdu);
        // readme: end
        return again;
    }
}
