package chat.scp.quic.netty;

import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamPriority;
import io.netty.handler.codec.quic.QuicStreamType;
import io.netty.util.concurrent.Future;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Opens the streams of one connection once the peer gives credit for them. Without credit Netty fails,
 * and has counted the stream's id all the same, so it must not be asked. On the loop.
 */
final class Opener {
    /** §8.2: control before conversations, conversations before bulk, which keeps quiche's 127, the least urgent. */
    private static final QuicStreamPriority CONTROL = new QuicStreamPriority(16, true);

    private static final QuicStreamPriority CONVERSATION = new QuicStreamPriority(64, true);

    private record Waiting(NettyStream stream, long sinceNanos) {}

    private final NettyConnection connection;
    private final QuicChannel channel;
    private final Deque<Waiting> bidirectional = new ArrayDeque<>();
    private final Deque<Waiting> unidirectional = new ArrayDeque<>();
    private boolean watching;

    Opener(NettyConnection connection, QuicChannel channel) {
        this.connection = connection;
        this.channel = channel;
    }

    void open(NettyStream stream) {
        waiting(stream.isBidirectional())
                .add(new Waiting(stream, connection.loop().nowNanos()));
        openWaiting();
        if (!stream.isReady() && !watching) {
            watching = true;
            connection.loop().at(connection.loop().nowNanos() + connection.patienceNanos(), this::look);
        }
    }

    void openWaiting() {
        openWaiting(QuicStreamType.BIDIRECTIONAL, bidirectional);
        openWaiting(QuicStreamType.UNIDIRECTIONAL, unidirectional);
    }

    void close() {
        bidirectional.clear();
        unidirectional.clear();
    }

    private Deque<Waiting> waiting(boolean both) {
        return both ? bidirectional : unidirectional;
    }

    private void openWaiting(QuicStreamType type, Deque<Waiting> waiting) {
        while (!waiting.isEmpty() && channel.peerAllowedStreams(type) > 0) {
            NettyStream stream = waiting.remove().stream();
            Future<QuicStreamChannel> opening = channel.createStream(type, stream);
            if (!opening.isSuccess()) { // on the loop it is done at once
                connection.close(0, "a stream cannot be opened: " + opening.cause());
                return;
            }
            prioritize(opening.getNow());
            stream.ready(opening.getNow());
        }
    }

    static void prioritize(QuicStreamChannel stream) {
        if (stream.streamId() == 0) {
            var unused = stream.updatePriority(CONTROL);
        } else if (stream.type() == QuicStreamType.BIDIRECTIONAL) {
            var unused = stream.updatePriority(CONVERSATION);
        }
    }

    private void look() {
        watching = false;
        long oldest = Math.min(oldest(bidirectional), oldest(unidirectional));
        if (oldest == Long.MAX_VALUE || connection.isOver()) {
            return;
        }
        if (connection.loop().nowNanos() - oldest >= connection.patienceNanos()) {
            connection.stuck("no credit for a stream");
        } else {
            watching = true;
            connection.loop().at(oldest + connection.patienceNanos(), this::look);
        }
    }

    private static long oldest(Deque<Waiting> waiting) {
        return waiting.isEmpty() ? Long.MAX_VALUE : waiting.element().sinceNanos();
    }
}
