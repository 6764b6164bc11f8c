package chat.scp.quic.testing;

import chat.scp.link.FrameBuffer;
import chat.scp.quic.engine.EngineLoop;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A loop for an engine that brings none. */
public final class TimedLoop implements EngineLoop, AutoCloseable {
    private volatile @Nullable Thread thread;
    private final FrameBuffer frames = new FrameBuffer();
    private final ScheduledThreadPoolExecutor executor;

    public TimedLoop(String name) {
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
    public FrameBuffer frames() {
        return frames;
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
        var unused = executor.schedule(task, deadlineNanos - nowNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
