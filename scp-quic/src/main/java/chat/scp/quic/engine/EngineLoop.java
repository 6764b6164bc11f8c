package chat.scp.quic.engine;

import chat.scp.link.FrameBuffer;
import java.util.concurrent.Executor;

/**
 * Runs what is handed to it, one task at a time and in order, and what is due. Nothing that waits may run on
 * it. Thread-safe.
 */
public interface EngineLoop extends Executor {
    /**
     * As {@code execute}, by a thread that waits for nothing else at the moment and holds no lock: it may be made to run this
     * and, for a while, what else there is to do.
     */
    default void lend(Runnable task) {
        execute(task);
    }

    /** Whether the caller is on it. */
    boolean isCurrent();

    /** Time as sessions count it. */
    long nowNanos();

    /** What its sessions put frames together in; on the loop. */
    FrameBuffer frames();

    /** Runs the task on the loop once {@link #nowNanos} has reached {@code deadlineNanos}. Called on the loop. */
    void at(long deadlineNanos, Runnable task);
}
