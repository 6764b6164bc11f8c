package chat.scp.client.engine;

/**
 * The one thread of a client: everything that a client knows is changed on it, one thing after the
 * other, and nothing on it waits. Thread-safe.
 */
public interface ClientLoop {
    /** Runs it soon, after what was given before; not at all on a closed loop. */
    void execute(Runnable task);

    /** Runs it when {@link #nowNanos} has reached the deadline. */
    void at(long deadlineNanos, Runnable task);

    /** Rises steadily; from where is no matter. */
    long nowNanos();

    /** The wall clock, since 1970. */
    long nowMillis();
}
