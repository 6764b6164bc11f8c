package chat.scp.server.service;

/**
 * The one thread of a service. Everything that sessions say is done on it, one thing after the other,
 * which is what gives conversations their order. {@link #execute} may be called from any thread, the
 * rest on the loop only.
 */
public interface ServerLoop {
    /** Runs it soon, after what was given before. */
    void execute(Runnable task);

    /** Runs it when {@link #nowNanos} has reached the deadline. */
    void at(long deadlineNanos, Runnable task);

    /** Rises steadily; from where is no matter. */
    long nowNanos();

    /** The wall clock, since 1970. */
    long nowMillis();
}
