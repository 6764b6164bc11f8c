package chat.scp.server.service;

import java.time.Duration;

/** So many in so much time: all at once, or spread over it. Then no more until time gives some back. */
public record Rate(long count, Duration period) {
    public Rate {
        if (count < 1 || period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException("a rate of nothing: " + count + " in " + period);
        }
    }

    public static Rate of(long count, Duration period) {
        return new Rate(count, period);
    }

    static Rate perMinute(long count) {
        return new Rate(count, Duration.ofMinutes(1));
    }
}
