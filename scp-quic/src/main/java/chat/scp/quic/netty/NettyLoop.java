package chat.scp.quic.netty;

import chat.scp.link.FrameBuffer;
import chat.scp.quic.engine.EngineLoop;
import io.netty.channel.EventLoop;
import io.netty.channel.SingleThreadEventLoop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** An event loop of Netty as the seam wants it. Thread-safe, but for what says otherwise. */
final class NettyLoop implements EngineLoop {
    private static final System.Logger LOG = System.getLogger(NettyLoop.class.getName());

    /** An acknowledgement is held for one or two of these, and peers count on 25 ms at the most. RFC 9000 §18.2 */
    private static final long HOLD_NANOS = TimeUnit.MILLISECONDS.toNanos(6);

    /** What is due so soon does not get a timer of its own. */
    private static final long GRAIN_NANOS = TimeUnit.MICROSECONDS.toNanos(250);

    private final EventLoop events;
    private final FrameBuffer frames = new FrameBuffer();
    private final long originNanos = System.nanoTime();
    /** In the order in which they are due. */
    private final Deque<HeldAcks> watched = new ArrayDeque<>();

    private boolean lookDue;
    private final List<Departures> departures = new ArrayList<>();
    private Deque<Runnable> unflushed = new ArrayDeque<>();
    private Deque<Runnable> flushing = new ArrayDeque<>();

    NettyLoop(EventLoop events) {
        this.events = events;
    }

    EventLoop events() {
        return events;
    }

    @Override
    public boolean isCurrent() {
        return events.inEventLoop();
    }

    @Override
    public FrameBuffer frames() {
        return frames;
    }

    /** From 0 on, so that sums with far deadlines do not overflow. */
    @Override
    public long nowNanos() {
        return System.nanoTime() - originNanos;
    }

    @Override
    public void execute(Runnable task) {
        try {
            events.execute(() -> run(task));
        } catch (RejectedExecutionException closed) {
            LOG.log(System.Logger.Level.TRACE, "a task came after the end", closed);
        }
    }

    @Override
    public void at(long deadlineNanos, Runnable task) {
        try {
            var unused = events.schedule(() -> run(task), deadlineNanos - nowNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.log(System.Logger.Level.TRACE, "a timer came after the end", closed);
        }
    }

    /** Has this socket's datagrams leave together. On the loop. */
    void add(Departures socket) {
        departures.add(socket);
    }

    /** On the loop. */
    void remove(Departures socket) {
        departures.remove(socket);
    }

    /** Writes what a connection gathered, once, when the loop has done all else in this turn. On the loop. */
    void flushLater(Runnable connection) {
        if (unflushed.isEmpty()) {
            ((SingleThreadEventLoop) events).executeAfterEventLoopIteration(() -> run(this::flush));
        }
        unflushed.add(connection);
    }

    private void flush() {
        Deque<Runnable> now = unflushed;
        unflushed = flushing;
        flushing = now;
        departures.forEach(Departures::gather);
        for (Runnable next = now.poll(); next != null; next = now.poll()) {
            run(next);
        }
        departures.forEach(Departures::leave);
    }

    /**
     * Has acknowledgements looked after: one timer for all, as most are done with long before. Each leaves when it is due
     * itself: all of them at once would keep a loop with many connections, and their server, from all else. On the loop.
     */
    void watch(HeldAcks acks) {
        acks.lookAt(nowNanos() + HOLD_NANOS);
        watched.add(acks);
        lookSoon();
    }

    private void look() {
        long soon = nowNanos() + GRAIN_NANOS;
        while (!watched.isEmpty() && watched.element().lookNanos() <= soon) {
            HeldAcks acks = watched.remove();
            run(() -> {
                if (!acks.isDone()) {
                    watch(acks);
                }
            });
        }
        lookDue = false;
        lookSoon();
    }

    private void lookSoon() {
        if (!lookDue && !watched.isEmpty()) {
            lookDue = true;
            at(watched.element().lookNanos(), this::look);
        }
    }

    /** A fault of one connection must not end the others. */
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a task failed", e);
        }
    }
}
