package chat.scp.quic.kwik;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Looks when a time has come, by the clock that all share. Who is told of a time again and again, mostly a later one, costs the
 * clock nothing: only a sooner one is set anew. Thread-safe.
 */
final class Lookout {
    /** All look at the same moments, so that the clock wakes up for many at once. kwik counts in milliseconds, too. */
    private static final long GRID_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Workers workers;
    private final Runnable look;
    private boolean looks;
    /** While it {@link #looks}. */
    private long atNanos;

    /** {@code look}: on the clock's thread, without a lock. */
    Lookout(Workers workers, Runnable look) {
        this.workers = workers;
        this.look = look;
    }

    /** At this time of {@link System#nanoTime}, or a little later; not at all if it looks before. */
    synchronized void at(long nanos) {
        if (!looks || nanos - atNanos < 0) {
            looks = true;
            atNanos = nanos;
            long now = System.nanoTime();
            long moment = (Math.floorDiv(Math.max(nanos, now), GRID_NANOS) + 1) * GRID_NANOS;
            var unused = workers.later(Duration.ofNanos(moment - now), () -> look(nanos));
        }
    }

    private void look(long nanos) {
        synchronized (this) {
            if (!looks || nanos != atNanos) {
                return; // a sooner one has taken its place
            }
            looks = false;
        }
        look.run();
    }
}
