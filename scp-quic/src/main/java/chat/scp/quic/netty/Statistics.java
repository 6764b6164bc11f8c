package chat.scp.quic.netty;

import chat.scp.quic.QuicStatistics;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicConnectionPathStats;
import io.netty.handler.codec.quic.QuicConnectionStats;
import io.netty.util.concurrent.Future;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers of one connection. quiche tells them on the loop only, so others wait a moment for it. Thread-safe. */
final class Statistics {
    private static final long WAIT_MILLIS = 100;

    private final QuicChannel channel;
    private final AtomicLong opened = new AtomicLong();
    private final AtomicLong accepted = new AtomicLong();
    private volatile QuicStatistics last = QuicStatistics.NONE;
    private volatile boolean frozen;

    Statistics(QuicChannel channel) {
        this.channel = channel;
    }

    void opened() {
        opened.incrementAndGet();
    }

    void accepted() {
        accepted.incrementAndGet();
    }

    /** The connection is gone: the last numbers stay. */
    void freeze() {
        frozen = true;
        collect();
    }

    QuicStatistics now() {
        if (channel.eventLoop().inEventLoop()) {
            collect();
        } else if (!frozen) {
            await();
        }
        QuicStatistics known = last;
        return new QuicStatistics(
                known.smoothedRttMicros(),
                known.bytesSent(),
                known.bytesReceived(),
                known.packetsSent(),
                known.packetsLost(),
                opened.get(),
                accepted.get(),
                0);
    }

    /** A loop that is behind gives older numbers, rather than none. */
    private void await() {
        CountDownLatch collected = new CountDownLatch(1);
        try {
            channel.eventLoop().execute(() -> {
                collect();
                collected.countDown();
            });
            boolean unused = collected.await(WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RejectedExecutionException closed) {
            frozen = true;
        }
    }

    private void collect() {
        Future<QuicConnectionStats> connection = channel.collectStats();
        Future<QuicConnectionPathStats> path = channel.collectPathStats(0);
        if (connection.isSuccess() && connection.getNow() != null) {
            QuicConnectionStats now = connection.getNow();
            long rtt = path.isSuccess()
                    ? TimeUnit.NANOSECONDS.toMicros(path.getNow().rtt())
                    : last.smoothedRttMicros();
            last = new QuicStatistics(
                    rtt, now.sentBytes(), now.recvBytes(), now.sent(), now.lost(), opened.get(), accepted.get(), 0);
        }
    }
}
