package chat.scp.server.service;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** A loop whose time stands still until a test moves it. */
final class VirtualLoop implements ServerLoop {
    private static final long EPOCH_MILLIS = 1_800_000_000_000L;

    private record Timer(long nanos, long order, Runnable task) {}

    private final Queue<Runnable> ready = new ArrayDeque<>();
    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.comparingLong(Timer::nanos).thenComparingLong(Timer::order));
    private long nowNanos;
    private long order;

    @Override
    public void execute(Runnable task) {
        ready.add(task);
    }

    @Override
    public void at(long deadlineNanos, Runnable task) {
        timers.add(new Timer(deadlineNanos, order++, task));
    }

    @Override
    public long nowNanos() {
        return nowNanos;
    }

    @Override
    public long nowMillis() {
        return EPOCH_MILLIS + nowNanos / 1_000_000;
    }

    /** Runs what may run now; false: there was nothing. */
    boolean runReady() {
        boolean ran = false;
        while (!timers.isEmpty() && timers.element().nanos() <= nowNanos) {
            ready.add(timers.remove().task());
        }
        for (Runnable task = ready.poll(); task != null; task = ready.poll()) {
            task.run();
            ran = true;
        }
        return ran;
    }

    long nextNanos() {
        return timers.isEmpty() ? Long.MAX_VALUE : timers.element().nanos();
    }

    void moveTo(long nanos) {
        nowNanos = Math.max(nowNanos, nanos);
    }
}
