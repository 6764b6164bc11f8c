package chat.scp.server.service;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts failures by key within a window of time. Keeps a bounded number of keys, the latest. §9.5 */
final class Throttle {
    private static final int MAX_KEYS = 100_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private record Failures(long sinceNanos, int count) {}

    private final int max;
    private final long windowNanos;
    private final Map<String, Failures> failures = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MAX_KEYS;
        }
    };

    Throttle(int max, long windowNanos) {
        this.max = max;
        this.windowNanos = windowNanos;
    }

    void failed(String key, long nowNanos) {
        Failures before = failures.remove(key);
        boolean goesOn = before != null && nowNanos - before.sinceNanos() < windowNanos;
        failures.put(key, goesOn ? new Failures(before.sinceNanos(), before.count() + 1) : new Failures(nowNanos, 1));
    }

    /** How long to wait before the next try; 0: not at all. */
    int retryAfterMillis(String key, long nowNanos) {
        Failures found = failures.get(key);
        if (found == null || found.count() < max) {
            return 0;
        }
        long left = windowNanos - (nowNanos - found.sinceNanos());
        return left <= 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, left / NANOS_PER_MILLI + 1);
    }
}
