package chat.scp.server.service;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A loop on a thread of its own. */
public final class ThreadLoop implements ServerLoop, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ThreadLoop.class.getName());
    private static final long PATIENCE_SECONDS = 10;

    private final ScheduledThreadPoolExecutor executor;
    private final AtomicInteger waiting = new AtomicInteger();
    private final long originNanos = System.nanoTime();

    public ThreadLoop(String name) {
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor.setRejectedExecutionHandler((task, closed) -> {}); // what comes after the end is about nothing
    }

    @Override
    public void execute(Runnable task) {
        waiting.incrementAndGet();
        executor.execute(() -> {
            waiting.decrementAndGet();
            guarded(task).run();
        });
    }

    @Override
    public void at(long deadlineNanos, Runnable task) {
        var unused = executor.schedule(guarded(task), deadlineNanos - nowNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public long nowNanos() {
        return System.nanoTime() - originNanos;
    }

    @Override
    public long nowMillis() {
        return System.currentTimeMillis();
    }

    /** How many tasks wait that could run. */
    public int waiting() {
        return waiting.get();
    }

    /** Whether it does within some seconds what it is given. Waits as long; not on the loop. */
    public boolean isPrompt() {
        try {
            executor.submit(() -> {}).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            return false;
        }
    }

    /** Does what was given before, and nothing after it. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A fault in what one client asked must not end the others. */
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "a task of the service failed", e);
            }
        };
    }
}
