package chat.scp.quic.netty;

import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicConnectionStats;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection whose congestion window is full. quiche sends CONNECTION_CLOSE only if there is
 * room for it, and Netty forgets the connection either way: a peer that stopped reading for a while
 * would never learn why it was closed. So this waits until something leaves because something came,
 * which is when there is room again, but not for long. On the loop.
 */
final class Lingering {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final QuicChannel channel;
    private final NettyLoop loop;
    private final Runnable close;
    private final long untilNanos;
    private long received;
    private long sent;

    private Lingering(QuicChannel channel, NettyLoop loop, Runnable close) {
        this.channel = channel;
        this.loop = loop;
        this.close = close;
        untilNanos = loop.nowNanos() + LIMIT_NANOS;
        movesBothWays();
    }

    static void close(QuicChannel channel, NettyLoop loop, Runnable close) {
        new Lingering(channel, loop, close).look();
    }

    private void look() {
        if (!channel.isActive()) {
            return;
        }
        if (movesBothWays() || loop.nowNanos() >= untilNanos) {
            close.run();
        } else {
            loop.at(loop.nowNanos() + LOOK_NANOS, this::look);
        }
    }

    /** Since it was asked last. A probe that nobody answers leaves without room, so sending alone says nothing. */
    private boolean movesBothWays() {
        Future<QuicConnectionStats> known = channel.collectStats(); // on the loop it is done at once
        if (!known.isSuccess()) {
            return false;
        }
        QuicConnectionStats now = known.getNow();
        boolean moves = now.recv() > received && now.sent() > sent;
        received = now.recv();
        sent = now.sent();
        return moves;
    }
}
