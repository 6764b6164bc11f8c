package chat.scp.quic;

import chat.scp.pdu.ErrorCode;
import chat.scp.quic.engine.EngineStream;
import chat.scp.quic.engine.StreamHandler;
import chat.scp.signal.Channel;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The stream of one channel. On the loop. */
class ChannelStream implements StreamHandler {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final QuicLink link;
    private final Channel channel;
    private @Nullable EngineStream stream;
    private boolean finishedHere;
    private boolean finishedThere;
    private long lastReceivedNanos;

    ChannelStream(QuicLink link, Channel channel) {
        this.link = link;
        this.channel = channel;
    }

    /** The stream that carries it. */
    final void over(EngineStream carrier) {
        stream = carrier;
    }

    final boolean isControl() {
        return channel.kind() == Channel.Kind.CONTROL;
    }

    final boolean isFinishedThere() {
        return finishedThere;
    }

    final int room() {
        return stream == null ? Integer.MAX_VALUE : stream.room();
    }

    final void write(ByteBuffer frames, boolean finished) {
        EngineStream to = stream;
        if (to == null || finishedHere) {
            return;
        }
        finishedHere = finished;
        byte[] filler = link.filler();
        if (filler != null) {
            to.filler(filler);
        }
        to.write(frames, finished);
    }

    final void finish() {
        write(NOTHING.duplicate(), true);
    }

    /** This side says no more on it; when the other does not either, it is forgotten. */
    final void finishedHere() {
        EngineStream known = stream;
        if (finishedThere || (known != null && !known.isBidirectional())) {
            link.unbind(channel);
        }
    }

    /**
     * Gives the stream up if nothing comes for a while: an engine may have forgotten the rest of it, and
     * then the session asks again. §8.4
     */
    final void watch() {
        lastReceivedNanos = link.now();
        link.connection().loop().at(lastReceivedNanos + PATIENCE_NANOS, this::look);
    }

    private void look() {
        EngineStream known = stream;
        if (finishedThere || known == null || link.isOver()) {
            return;
        }
        long due = lastReceivedNanos + PATIENCE_NANOS;
        if (due > link.now()) {
            link.connection().loop().at(due, this::look);
        } else {
            known.abandon(ErrorCode.TIMEOUT.value());
            broken();
        }
    }

    @Override
    public void received(ByteBuffer bytes) {
        lastReceivedNanos = link.now();
        link.received(channel, bytes);
    }

    @Override
    public void finished() {
        finishedThere = true;
        if (channel.kind() == Channel.Kind.CONVERSATION) {
            link.endedEarly();
        }
        link.finished(channel);
        EngineStream known = stream;
        boolean oneWay = known != null && !known.isBidirectional(); // nothing will ever be sent on it
        if ((finishedHere || oneWay) && !isControl()) {
            link.unbind(channel);
        }
    }

    @Override
    public void broken() {
        finishedThere = true;
        if (channel.kind() == Channel.Kind.BULK || channel.kind() == Channel.Kind.PUSH) {
            link.finished(channel); // §8.4: the request has failed, no more
            link.unbind(channel);
        } else {
            link.broken();
        }
    }

    @Override
    public void writable() {
        link.writable();
    }
}
