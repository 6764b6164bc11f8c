package chat.scp.fuzz;

import chat.scp.pdu.Pdu;
import chat.scp.v1.codec.Scp1Codecs;
import chat.scp.v2.codec.Scp2Codecs;
import chat.scp.wire.CodecTable;
import chat.scp.wire.FrameFormat;
import chat.scp.wire.Framer;
import chat.scp.wire.MessageView;
import chat.scp.wire.PduDecoder;
import chat.scp.wire.PduEncoder;
import chat.scp.wire.ProtocolException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the bytes of a channel as a session would, and checks what must hold of any bytes: nothing
 * but a ProtocolException is thrown, memory stays within bounds, and what decodes encodes to
 * something that decodes to the same.
 */
public final class Receiver {
    private final CodecTable codecs;
    private final Framer framer;
    private final PduDecoder decoder;
    private final PduEncoder encoder;
    private final MessageView view = new MessageView();
    private final int maxFrameBytes;
    private final List<String> outcome = new ArrayList<>();
    private boolean spoilt;

    public Receiver(FrameFormat format, int maxFrameBytes) {
        this.codecs = format == FrameFormat.SCP1 ? Scp1Codecs.TABLE : Scp2Codecs.TABLE;
        this.framer = new Framer(format, maxFrameBytes);
        this.decoder = new PduDecoder(codecs);
        this.encoder = new PduEncoder(codecs);
        this.maxFrameBytes = maxFrameBytes;
    }

    /** Takes the bytes; after an error that spoils the channel, none. */
    public void receive(ByteBuffer bytes) {
        if (spoilt) {
            return;
        }
        try {
            while (framer.next(bytes)) {
                frame();
            }
            check(!bytes.hasRemaining(), "bytes were left although more is needed");
        } catch (ProtocolException e) {
            spoilt = true;
            outcome.add(text(e));
        }
        check(framer.capacity() <= maxFrameBytes, "the framer holds more than the limit");
    }

    /** What came of it, PDU by PDU and error by error. */
    public List<String> outcome() {
        return outcome;
    }

    private void frame() {
        if (codecs.format() == FrameFormat.SCP2 && framer.frame().typeCode() == MessageView.TYPE) {
            MessageViewChecks.check(framer.frame(), view, decoder);
        }
        try {
            Pdu pdu = decoder.decode(framer.frame());
            byte[] encoded = encoder.encode(pdu);
            check(encoded.length == framer.frame().length(), "encoding gives another length");
            check(decoder.decode(ByteBuffer.wrap(encoded)).equals(pdu), "encoding gives another PDU");
            outcome.add(pdu.toString());
        } catch (ProtocolException e) {
            check(e.scope() == ProtocolException.Scope.FRAME, "a frame with an end spoils the channel");
            outcome.add(text(e));
        }
    }

    private static String text(ProtocolException e) {
        return e.code() + " §" + e.section();
    }

    static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
