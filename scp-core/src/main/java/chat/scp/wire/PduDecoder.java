package chat.scp.wire;

import chat.scp.pdu.Pdu;
import java.nio.ByteBuffer;

/** Decodes frames of one version into records. Reusable; for one thread. */
public final class PduDecoder {
    private final CodecTable codecs;
    private final WireReader reader = new WireReader();
    private final Frame single;

    public PduDecoder(CodecTable codecs) {
        this.codecs = codecs;
        this.single = new Frame(codecs.format());
    }

    /** The PDU in the frame. */
    public Pdu decode(Frame frame) throws ProtocolException {
        return codecs.decode(frame, reader);
    }

    /** The PDU whose one frame the buffer holds, from its position to its limit. */
    public Pdu decode(ByteBuffer wholeFrame) throws ProtocolException {
        return codecs.decode(single.wrap(wholeFrame, codecs.format().maxFrameBytes()), reader);
    }
}
