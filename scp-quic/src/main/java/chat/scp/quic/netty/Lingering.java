package chat.scp.quic.netty;

import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicConnectionStats;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection whose congestion window is full. quiche sends CONNECTION_CLOSE only if there is
 * room for it, and Netty forgets the connection either way: a peer that stopped reading for a while
 * would never learn why it was closed. So this waits until the peer is heard again, but not for long.
 * On the loop.
 */
final class Lingering {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final QuicChannel channel;
    private final NettyLoop loop;
    private final Runnable close;
    private final long untilNanos;
    private final long heardBefore;

    private Lingering(QuicChannel channel, NettyLoop loop, Runnable close) {
        this.channel = channel;
        this.loop = loop;
        this.close = close;
        untilNanos = loop.nowNanos() + LIMIT_NANOS;
        heardBefore = heard();
    }

    static void close(QuicChannel channel, NettyLoop loop, Runnable close) {
        new Lingering(channel, loop, close).look();
    }

    private void look() {
        if (!channel.isActive()) {
            return;
        }
        if (heard() != heardBefore || loop.nowNanos() >= untilNanos) {
            close.run();
        } else {
            loop.at(loop.nowNanos() + LOOK_NANOS, this::look);
        }
    }

    private long heard() {
        Future<QuicConnectionStats> known = channel.collectStats(); // on the loop it is done at once
        return known.isSuccess() ? known.getNow().recv() : 0;
    }
}
