package chat.scp.dialect;

import java.util.EnumMap;
import org.jspecify.annotations.Nullable;

/** Deadlines by name: timers as data. */
public final class Timers<T extends Enum<T>> {
    private final EnumMap<T, Long> deadlines;
    /** Whoever drives a session asks for it all the time. */
    private long next = Engine.NEVER;

    private boolean nextIsKnown = true;

    public Timers(Class<T> names) {
        deadlines = new EnumMap<>(names);
    }

    public void set(T timer, long deadlineNanos) {
        deadlines.put(timer, deadlineNanos);
        nextIsKnown = false;
    }

    /** Sets it unless it runs already. */
    public void setIfIdle(T timer, long deadlineNanos) {
        if (!runs(timer)) {
            set(timer, deadlineNanos);
        }
    }

    public void clear(T timer) {
        if (deadlines.remove(timer) != null) {
            nextIsKnown = false;
        }
    }

    public void clearAll() {
        deadlines.clear();
        nextIsKnown = false;
    }

    public boolean runs(T timer) {
        return deadlines.containsKey(timer);
    }

    /** The earliest deadline, or {@link Engine#NEVER}. */
    public long next() {
        if (!nextIsKnown) {
            next = Engine.NEVER;
            for (long deadline : deadlines.values()) {
                next = Math.min(next, deadline);
            }
            nextIsKnown = true;
        }
        return next;
    }

    /** Removes and returns a timer whose deadline has passed, the earliest first; null if there is none. */
    public @Nullable T takeDue(long nowNanos) {
        T due = null;
        long earliest = Long.MAX_VALUE;
        for (var entry : deadlines.entrySet()) {
            if (entry.getValue() <= nowNanos && entry.getValue() < earliest) {
                due = entry.getKey();
                earliest = entry.getValue();
            }
        }
        if (due != null) {
            clear(due);
        }
        return due;
    }
}
