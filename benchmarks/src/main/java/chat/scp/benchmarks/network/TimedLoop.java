package chat.scp.benchmarks.network;

import chat.scp.quic.engine.EngineLoop;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A loop for an engine that brings none. */
final class TimedLoop implements EngineLoop {
    private volatile Thread thread = Thread.currentThread();
    private final ScheduledThreadPoolExecutor executor;

    TimedLoop(String name) {
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread made = new Thread(task, name);
            made.setDaemon(true);
            thread = made;
            return made;
        });
    }

    @Override
    public boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    @Override
    public long nowNanos() {
        return System.nanoTime();
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }

    @Override
    public void at(long deadlineNanos, Runnable task) {
        executor.schedule(task, deadlineNanos - nowNanos(), TimeUnit.NANOSECONDS);
    }
}
