package chat.scp.client.engine;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A loop with a thread. */
public final class ThreadLoop implements ClientLoop, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ThreadLoop.class.getName());

    private final ScheduledThreadPoolExecutor executor;
    private final long originNanos = System.nanoTime();

    public ThreadLoop(String name) {
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void execute(Runnable task) {
        schedule(task, 0);
    }

    @Override
    public void at(long deadlineNanos, Runnable task) {
        schedule(task, deadlineNanos - nowNanos());
    }

    private void schedule(Runnable task, long delayNanos) {
        try {
            var unused = executor.schedule(() -> run(task), Math.max(0, delayNanos), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "came after the end of the client");
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a task of the client failed", e);
        }
    }

    /** From 0 on, so that sums with far deadlines do not overflow. */
    @Override
    public long nowNanos() {
        return System.nanoTime() - originNanos;
    }

    @Override
    public long nowMillis() {
        return System.currentTimeMillis();
    }

    /** Runs what is due, and nothing after it. */
    @Override
    public void close() {
        executor.shutdown();
    }
}
