package chat.scp.quic.kwik;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads for what waits in kwik, and one clock that ends waits. All daemons. Thread-safe. */
final class Workers implements AutoCloseable {
    private final AtomicInteger count = new AtomicInteger();
    private final ExecutorService waiting =
            Executors.newCachedThreadPool(task -> daemon(task, "scp-kwik-" + count.incrementAndGet()));
    private final ScheduledExecutorService clock = new ScheduledThreadPoolExecutor(
            1, task -> daemon(task, "scp-kwik-clock"), new ThreadPoolExecutor.DiscardPolicy());

    /** Runs what may wait; nothing any more once closed. */
    void run(Runnable task) {
        try {
            waiting.execute(task);
        } catch (RejectedExecutionException closed) {
            // Whose task this is will not be asked for it again.
        }
    }

    /** Runs what does not wait, later; never, once closed. */
    ScheduledFuture<?> later(Duration delay, Runnable task) {
        return clock.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        waiting.shutdown();
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
