package chat.scp.quic;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Pdu;
import chat.scp.pdu.v2.Channel;
import chat.scp.quic.engine.EngineStream;
import chat.scp.quic.engine.StreamHandler;
import chat.scp.wire.Framer;
import chat.scp.wire.PduDecoder;
import chat.scp.wire.ProtocolException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A stream that the peer opened and that has to say first what it is for. §8.2-2 */
final class PrefacedStream implements StreamHandler {
    /** CHANNEL with extension fields; longer is nothing that this waits for. */
    private static final int MAX_PREFACE_BYTES = 1024;

    private final Scp2Link link;
    private final EngineStream stream;
    private final Framer framer = new Framer(Scp2Link.CODECS.format(), MAX_PREFACE_BYTES);
    private @Nullable ChannelStream assigned;
    private boolean refused;

    PrefacedStream(Scp2Link link, EngineStream stream) {
        this.link = link;
        this.stream = stream;
    }

    @Override
    public void received(ByteBuffer bytes) {
        if (assigned == null && !refused) {
            assign(bytes);
        }
        if (assigned != null && bytes.hasRemaining()) {
            assigned.received(bytes);
        }
    }

    private void assign(ByteBuffer bytes) {
        try {
            if (!framer.next(bytes)) {
                return;
            }
            Pdu pdu = new PduDecoder(Scp2Link.CODECS).decode(framer.frame());
            if (pdu instanceof Channel preface) {
                assigned = link.assign(preface, stream);
                refused = assigned == null;
            } else {
                refuse(ErrorCode.UNEXPECTED, "a stream that does not begin with CHANNEL");
            }
        } catch (ProtocolException e) {
            ErrorCode code = e.code().equals(ErrorCode.TOO_LARGE) ? ErrorCode.UNEXPECTED : e.code();
            refuse(code, "a stream that does not begin with CHANNEL");
        }
    }

    private void refuse(ErrorCode code, String text) {
        refused = true;
        link.violated(code, text);
    }

    @Override
    public void finished() {
        if (assigned != null) {
            assigned.finished();
        } else if (!refused) {
            refuse(ErrorCode.UNEXPECTED, "a stream that ends before CHANNEL");
        }
    }

    @Override
    public void broken() {
        if (assigned != null) {
            assigned.broken();
        } else if (!link.isClient()) {
            link.broken(); // §8.9-3: of a client it was a stream of the pool, whatever it was for
        }
    }

    @Override
    public void writable() {
        link.writable();
    }
}
