package chat.scp.quic;

import chat.scp.negotiation.Negotiator;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ChannelKind;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Pdu;
import chat.scp.pdu.v2.Close;
import chat.scp.pdu.v2.Nop;
import chat.scp.quic.engine.EngineConnection;
import chat.scp.quic.engine.EngineStream;
import chat.scp.quic.engine.StreamHandler;
import chat.scp.signal.Channel;
import chat.scp.wire.CodecTable;
import chat.scp.wire.WireWriter;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * SCP/2 over QUIC. §8.2 to §8.5
 *
 * <pre>
 * control       client's first bidirectional stream
 * conversation  client's bidirectional streams, opened when first needed, each begins with CHANNEL
 * bulk          server's unidirectional streams, one for each FETCH, each begins with CHANNEL
 * </pre>
 */
final class Scp2Link extends QuicLink {
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    static final CodecTable CODECS = Negotiator.of(2, 2).newest().codecs();
    private static final byte[] FILLER = encode(new Nop(Bytes.EMPTY));

    private final int poolSize;
    private boolean saidSomething;

    /** {@code poolSize}: how many conversation channels a server offers; a client learns it in WELCOME. */
    Scp2Link(EngineConnection connection, boolean client, Bytes channelBinding, int poolSize) {
        super(connection, client, channelBinding, true, FAREWELL);
        this.poolSize = poolSize;
    }

    static byte[] encode(Pdu pdu) {
        ByteBuffer frame = ByteBuffer.allocate(CODECS.frameBytes(pdu));
        CODECS.encode(pdu, frame, new WireWriter());
        return frame.array();
    }

    @Override
    byte[] filler() {
        return FILLER;
    }

    @Override
    long applicationCode(ErrorCode code) {
        // §12.2: LINK_LOST never goes on the wire.
        return code.equals(ErrorCode.LINK_LOST) ? 0 : code.value();
    }

    // ---- out

    @Override
    public void write(Channel channel, ByteBuffer frames, boolean finished) {
        saidSomething = true;
        super.write(channel, frames, finished);
    }

    @Override
    EngineStream open(Channel channel, ChannelStream stream) {
        boolean bulk = channel.kind() == Channel.Kind.BULK;
        EngineStream opened = connection().open(!bulk, stream);
        if (channel.kind() != Channel.Kind.CONTROL) {
            ChannelKind kind = bulk ? ChannelKind.BULK : ChannelKind.CONVERSATION;
            byte[] preface = encode(new chat.scp.pdu.v2.Channel(channel.number(), kind));
            opened.write(ByteBuffer.wrap(preface), false); // §8.2-2: leaves together with what follows
        }
        return opened;
    }

    // ---- in

    @Override
    public StreamHandler opened(EngineStream stream) {
        if (isClient() == stream.isBidirectional()) {
            violated(ErrorCode.WRONG_CHANNEL, "a stream that this side does not open"); // §8.2-5
            return new Deaf();
        }
        if (stream(Channel.CONTROL) == null && !isClient()) {
            ChannelStream control = new ChannelStream(this, Channel.CONTROL); // §8.2-1
            control.over(stream);
            bind(Channel.CONTROL, control);
            return control;
        }
        if (!isClient() && !saidSomething) {
            violated(ErrorCode.UNEXPECTED, "a stream before WELCOME"); // §8.2-4
            return new Deaf();
        }
        return new PrefacedStream(this, stream);
    }

    /** What CHANNEL says of a stream that the peer opened; null: it broke a rule, and the link is gone. */
    @org.jspecify.annotations.Nullable
    ChannelStream assign(chat.scp.pdu.v2.Channel preface, EngineStream stream) {
        Channel channel = preface.kind().equals(ChannelKind.BULK)
                ? Channel.bulk(preface.number())
                : Channel.conversation(preface.number());
        boolean expected = isClient() == (channel.kind() == Channel.Kind.BULK);
        if (!expected) {
            violated(ErrorCode.WRONG_CHANNEL, "CHANNEL of a kind that the peer does not open");
        } else if (!isClient() && channel.number() >= poolSize) {
            violated(ErrorCode.BAD_VALUE, "no such place in the pool"); // §8.3-1
        } else if (stream(channel) != null) {
            violated(ErrorCode.UNEXPECTED, "two streams for " + channel); // §8.3-2
        } else {
            ChannelStream assigned = new ChannelStream(this, channel);
            assigned.over(stream);
            bind(channel, assigned);
            if (channel.kind() == Channel.Kind.BULK) {
                assigned.watch();
            }
            return assigned;
        }
        return null;
    }

    // §8.9-4: the code counts as a CLOSE. A session that had one has left the link and does not hear this.
    @Override
    void closedByPeer(long applicationCode) {
        if (applicationCode > 0 && applicationCode <= 0xFFFF) {
            byte[] close = encode(new Close(0, ErrorCode.of((int) applicationCode), ""));
            received(Channel.CONTROL, ByteBuffer.wrap(close));
        }
    }
}
