package chat.scp.quic.kwik;

import chat.scp.quic.engine.EngineLoop;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A loop for tests of an engine alone. */
final class TestLoop implements EngineLoop, AutoCloseable {
    private volatile Thread thread;
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
        Thread made = new Thread(task, "test-loop");
        made.setDaemon(true);
        thread = made;
        return made;
    });

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

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
