package chat.scp.client.engine;

import java.time.Duration;

/**
 * How long to wait between tries. The values of {@link #USUAL} stand in brackets, and are those of §4.2.
 *
 * @param first after the first failure; twice as long after each further one [1 s]
 * @param longest never longer than this, unless the server wants more [60 s]
 * @param settled how long it must have been online for failures before to be forgotten [10 s]
 */
public record Backoff(Duration first, Duration longest, Duration settled) {
    public static final Backoff USUAL =
            new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofSeconds(10));

    public Backoff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0 || settled.isNegative()) {
            throw new IllegalArgumentException("waits must be positive, and the longest not below the first");
        }
    }

    /** Between half and all of the wait after so many failures; {@code random} is from 0 to 1. */
    long nanosAfter(int failures, double random) {
        int doublings = Math.min(failures - 1, 40);
        double whole = Math.min((double) longest.toNanos(), first.toNanos() * Math.pow(2, doublings));
        return (long) (whole / 2 + random * whole / 2);
    }
}
