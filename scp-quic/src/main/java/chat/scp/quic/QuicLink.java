package chat.scp.quic;

import chat.scp.link.Link;
import chat.scp.link.LinkListener;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ErrorCode;
import chat.scp.quic.engine.ConnectionEnd;
import chat.scp.quic.engine.ConnectionHandler;
import chat.scp.quic.engine.EngineConnection;
import chat.scp.quic.engine.EngineStream;
import chat.scp.signal.Channel;
import chat.scp.signal.ChannelMap;
import chat.scp.signal.LinkInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A link over one QUIC connection: what both versions share, which is control, and the farewell. On
 * the connection's loop. §8
 */
abstract class QuicLink implements Link, ConnectionHandler {
    private final EngineConnection connection;
    private final boolean client;
    private final Duration farewell;
    private final LinkInfo info;
    private final ChannelMap<ChannelStream> streams = new ChannelMap<>();
    private @Nullable LinkListener listener;
    private Runnable afterwards = () -> {};
    private Runnable gone = () -> {};
    private @Nullable ErrorCode closing;
    private boolean ended;

    QuicLink(EngineConnection connection, boolean client, Bytes channelBinding, boolean channels, Duration farewell) {
        this.connection = connection;
        this.client = client;
        this.farewell = farewell;
        info = new LinkInfo(connection.alpn(), channelBinding, channels ? connection.maxDatagramBytes() : 0, channels);
    }

    /** Begins to tell {@code owner}, and after each time that something was told calls {@code then}. */
    final void start(LinkListener owner, Runnable then) {
        listener = owner;
        afterwards = then;
    }

    final boolean isClient() {
        return client;
    }

    final EngineConnection connection() {
        return connection;
    }

    /** What to do when the connection is gone. */
    final void onGone(Runnable task) {
        gone = task;
    }

    @Override
    public LinkInfo info() {
        return info;
    }

    // ---- out

    @Override
    public int room(Channel channel) {
        ChannelStream stream = streams.get(channel);
        return stream == null ? Integer.MAX_VALUE : stream.room();
    }

    @Override
    public void write(Channel channel, ByteBuffer frames, boolean finished) {
        if (ended || closing != null) {
            return;
        }
        if (channel.kind() == Channel.Kind.DATAGRAM) {
            connection.datagram(frames);
            return;
        }
        ChannelStream stream = streams.get(channel);
        if (stream == null) {
            stream = new ChannelStream(this, channel);
            streams.put(channel, stream);
            stream.over(open(channel, stream));
        }
        stream.write(frames, finished);
        if (finished && channel.kind() != Channel.Kind.CONTROL) {
            stream.finishedHere();
        }
    }

    /** Opens the stream for a channel on which nothing has been sent or received yet. */
    abstract EngineStream open(Channel channel, ChannelStream stream);

    /** What this version says in CONNECTION_CLOSE. */
    abstract long applicationCode(ErrorCode code);

    /** Bytes that mean nothing, for streams that may need them; null: this version has none. */
    abstract byte @Nullable [] filler();

    final void bind(Channel channel, ChannelStream stream) {
        streams.put(channel, stream);
    }

    final @Nullable ChannelStream stream(Channel channel) {
        return streams.get(channel);
    }

    final void unbind(Channel channel) {
        streams.remove(channel);
    }

    /** §8.9: FIN on every stream of one's own, then the other side's FIN on control, at most for a while. */
    @Override
    public void close(ErrorCode code) {
        if (ended || closing != null) {
            return;
        }
        closing = code;
        boolean alreadyFinished = false;
        for (ChannelStream stream : streams.values()) {
            stream.finish();
            alreadyFinished |= stream.isControl() && stream.isFinishedThere();
        }
        if (alreadyFinished || streams.get(Channel.CONTROL) == null) {
            farewellOver();
        } else {
            connection.loop().at(connection.loop().nowNanos() + farewell.toNanos(), this::farewellOver);
        }
    }

    /** The peer broke a rule of the carriage: there is no going on. */
    final void violated(ErrorCode code, String text) {
        if (!ended) {
            connection.close(applicationCode(code), text);
            endListener();
        }
    }

    private void farewellOver() {
        ErrorCode code = closing;
        if (!ended && code != null) {
            ended = true;
            connection.close(applicationCode(code), code.toString());
        }
    }

    // ---- in

    final void received(Channel channel, ByteBuffer bytes) {
        if (closing == null && !ended && listener != null) {
            listener.received(channel, bytes, now());
            afterwards.run();
        }
    }

    final void finished(Channel channel) {
        if (closing != null && channel.kind() == Channel.Kind.CONTROL) {
            farewellOver();
        } else if (closing == null && !ended && listener != null) {
            listener.finished(channel, now());
            afterwards.run();
        }
    }

    /** A stream of the pool ended. CLOSE is on another stream and may be a little later, or it never comes. §8.9-3 */
    final void endedEarly() {
        connection.loop().at(now() + farewell.toNanos(), () -> {
            if (closing == null) {
                broken();
            }
        });
    }

    /** Control or a stream of the pool was reset, or the connection is gone without a word. §8.9-3 */
    final void broken() {
        if (!ended) {
            connection.close(applicationCode(ErrorCode.NONE), "a stream broke");
            endListener();
        }
    }

    final void writable() {
        if (closing == null && !ended && listener != null) {
            listener.writable(now());
            afterwards.run();
        }
    }

    @Override
    public void datagram(ByteBuffer bytes) {
        received(Channel.DATAGRAM, bytes);
    }

    @Override
    public void ended(ConnectionEnd end) {
        if (!ended) {
            if (end.byPeer() && end.applicationCode() != ConnectionEnd.NO_CODE) {
                closedByPeer(end.applicationCode());
            }
            endListener();
        }
        gone.run();
    }

    /** The peer closed with this code, perhaps without a CLOSE that arrived. §8.9-4 */
    abstract void closedByPeer(long applicationCode);

    private void endListener() {
        ended = true;
        if (listener != null) {
            listener.closed(now());
            afterwards.run();
        }
        listener = null;
        streams.clear();
    }

    final boolean isOver() {
        return ended;
    }

    final long now() {
        return connection.loop().nowNanos();
    }
}
