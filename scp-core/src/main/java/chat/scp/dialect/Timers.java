package chat.scp.dialect;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Deadlines by name: timers as data. Side by side, as each message sets one and each answer clears it. */
@SuppressWarnings("EnumOrdinal") // an index of an array; the order means nothing
public final class Timers<T extends Enum<T>> {
    private final T[] names;
    /** By ordinal; {@link Engine#NEVER}: it does not run. */
    private final long[] deadlines;
    /** Whoever drives a session asks for it all the time. */
    private long next = Engine.NEVER;

    private boolean nextIsKnown = true;

    public Timers(Class<T> type) {
        names = type.getEnumConstants();
        deadlines = new long[names.length];
        Arrays.fill(deadlines, Engine.NEVER);
    }

    public void set(T timer, long deadlineNanos) {
        deadlines[timer.ordinal()] = deadlineNanos;
        nextIsKnown = false;
    }

    /** Sets it unless it runs already. */
    public void setIfIdle(T timer, long deadlineNanos) {
        if (!runs(timer)) {
            set(timer, deadlineNanos);
        }
    }

    public void clear(T timer) {
        if (runs(timer)) {
            set(timer, Engine.NEVER);
        }
    }

    public void clearAll() {
        Arrays.fill(deadlines, Engine.NEVER);
        nextIsKnown = false;
    }

    public boolean runs(T timer) {
        return deadlines[timer.ordinal()] != Engine.NEVER;
    }

    /** The earliest deadline, or {@link Engine#NEVER}. */
    public long next() {
        if (!nextIsKnown) {
            next = Engine.NEVER;
            for (long deadline : deadlines) {
                next = Math.min(next, deadline);
            }
            nextIsKnown = true;
        }
        return next;
    }

    /** Removes and returns a timer whose deadline has passed, the earliest first; null if there is none. */
    public @Nullable T takeDue(long nowNanos) {
        long earliest = next();
        if (earliest == Engine.NEVER || earliest > nowNanos) {
            return null;
        }
        int due = 0;
        while (deadlines[due] != earliest) {
            due++;
        }
        clear(names[due]);
        return names[due];
    }
}
