package chat.scp.quic;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.v1.Scp1Error;
import chat.scp.quic.engine.ConnectionEnd;
import chat.scp.quic.engine.EngineConnection;
import chat.scp.quic.engine.EngineStream;
import chat.scp.quic.engine.StreamHandler;
import chat.scp.signal.Channel;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * SCP/1 over QUIC: stream 0 for requests and their answers, and a fresh stream of the server for each
 * push. The existing programs take every arrival of data for one whole PDU, so each PDU is one write,
 * and nothing is ever added. §10.1
 */
final class Scp1Link extends QuicLink {
    /** The existing programs do not finish a stream to say goodbye: they close. */
    private static final Duration FAREWELL = Duration.ofMillis(250);

    /** Of a server. RFC 9000 §2.1 */
    private static final long FIRST_BIDIRECTIONAL = 1;

    private static final long FIRST_UNIDIRECTIONAL = 3;

    private final PushOrder bidirectional;
    private final PushOrder unidirectional;
    private int pushes;

    Scp1Link(EngineConnection connection, boolean client, Bytes channelBinding) {
        super(connection, client, channelBinding, false, FAREWELL);
        bidirectional = new PushOrder(connection.loop(), FIRST_BIDIRECTIONAL);
        unidirectional = new PushOrder(connection.loop(), FIRST_UNIDIRECTIONAL);
        if (client) {
            connection.keepAlive(); // §10.4: SCP/1 has no PING
        }
    }

    @Override
    byte @Nullable [] filler() {
        return null;
    }

    /** §10.5: 0 at a normal end, and else the number of the ERROR. */
    @Override
    long applicationCode(ErrorCode code) {
        if (code.value() <= Scp1Error.UNSUPPORTED_VERSION.code()) {
            return code.value(); // the session names the ERROR that it sent
        }
        if (code.equals(ErrorCode.INTERNAL)) {
            return Scp1Error.INTERNAL_SERVER_ERROR.code();
        }
        if (!code.isViolation()) {
            return 0;
        }
        if (code.equals(ErrorCode.BAD_VERSION)) {
            return Scp1Error.UNSUPPORTED_VERSION.code();
        }
        if (code.equals(ErrorCode.BAD_LENGTH) || code.equals(ErrorCode.TOO_LARGE)) {
            return Scp1Error.INVALID_PAYLOAD_LENGTH.code();
        }
        boolean unexpected = code.equals(ErrorCode.UNEXPECTED)
                || code.equals(ErrorCode.UNKNOWN_PDU)
                || code.equals(ErrorCode.WRONG_CHANNEL);
        return (unexpected ? Scp1Error.UNEXPECTED_MESSAGE_TYPE : Scp1Error.MALFORMED_MESSAGE).code();
    }

    @Override
    EngineStream open(Channel channel, ChannelStream stream) {
        return connection().open(true, stream);
    }

    @Override
    public StreamHandler opened(EngineStream stream) {
        if (!isClient()) {
            if (stream(Channel.CONTROL) != null) {
                violated(ErrorCode.UNEXPECTED, "a second stream of the client");
                return new Deaf();
            }
            return bound(Channel.CONTROL, stream);
        }
        pushes++;
        ChannelStream push = bound(Channel.push(pushes), stream);
        if (stream.isBidirectional()) {
            // Nothing will go this way, and only a finished stream gives the server credit for another.
            push.finish();
            return bidirectional.inTurn(stream.id(), push);
        }
        return unidirectional.inTurn(stream.id(), push);
    }

    /** They only keep the connection alive. */
    @Override
    public void datagram(ByteBuffer bytes) {}

    /** What waits for its turn came whole, and nothing else will come. */
    @Override
    public void ended(ConnectionEnd end) {
        bidirectional.tellAll();
        unidirectional.tellAll();
        super.ended(end);
    }

    private ChannelStream bound(Channel channel, EngineStream stream) {
        ChannelStream bound = new ChannelStream(this, channel);
        bound.over(stream);
        bind(channel, bound);
        return bound;
    }

    @Override
    void closedByPeer(long applicationCode) {
        // SCP/1 has no PDU for it; the link is gone, which is all there is to say.
    }
}
