package chat.scp.client.engine;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Where listeners run and whatever waits: virtual threads where Java has them, else threads as needed. */
public final class Workers {
    private static final Executor SHARED = make();

    private Workers() {}

    public static Executor shared() {
        return SHARED;
    }

    private static Executor make() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            AtomicInteger number = new AtomicInteger();
            return Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "scp-client-worker-" + number.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });
        }
    }
}
