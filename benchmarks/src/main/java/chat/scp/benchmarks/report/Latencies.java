package chat.scp.benchmarks.report;

import java.util.Arrays;

/** Times of one run, as they come; for many threads. */
public final class Latencies {
    private long[] nanos = new long[1 << 16];
    private int count;

    public synchronized void add(long value) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = value;
    }

    /** The time that this share of all stayed below, in microseconds. */
    public synchronized double micros(double share) {
        if (count == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[Math.min(count - 1, (int) (share * count))] / 1_000.0;
    }

    public synchronized int count() {
        return count;
    }
}
