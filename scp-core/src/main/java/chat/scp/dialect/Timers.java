package chat.scp.dialect;

import java.util.EnumMap;
import org.jspecify.annotations.Nullable;

/** Deadlines by name: timers as data. */
public final class Timers<T extends Enum<T>> {
    private final EnumMap<T, Long> deadlines;

    public Timers(Class<T> names) {
        deadlines = new EnumMap<>(names);
    }

    public void set(T timer, long deadlineNanos) {
        deadlines.put(timer, deadlineNanos);
    }

    /** Sets it unless it runs already. */
    public void setIfIdle(T timer, long deadlineNanos) {
        deadlines.putIfAbsent(timer, deadlineNanos);
    }

    public void clear(T timer) {
        deadlines.remove(timer);
    }

    public void clearAll() {
        deadlines.clear();
    }

    public boolean runs(T timer) {
        return deadlines.containsKey(timer);
    }

    /** The earliest deadline, or {@link Engine#NEVER}. */
    public long next() {
        long next = Engine.NEVER;
        for (long deadline : deadlines.values()) {
            next = Math.min(next, deadline);
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
            deadlines.remove(due);
        }
        return due;
    }
}
