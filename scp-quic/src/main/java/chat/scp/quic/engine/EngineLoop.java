package chat.scp.quic.engine;

import java.util.concurrent.Executor;

/**
 * One thread that runs what is handed to it, in order, and what is due. Nothing that waits may run on
 * it. Thread-safe.
 */
public interface EngineLoop extends Executor {
    /** Whether the caller is on it. */
    boolean isCurrent();

    /** Time as sessions count it. */
    long nowNanos();

    /** Runs the task on the loop once {@link #nowNanos} has reached {@code deadlineNanos}. Called on the loop. */
    void at(long deadlineNanos, Runnable task);
}
