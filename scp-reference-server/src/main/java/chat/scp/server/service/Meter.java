package chat.scp.server.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Gives out what a rate allows, to each key by itself. What was taken comes back evenly over the rate's
 * period. Keeps a bounded number of keys, those used last. §9.5
 */
final class Meter<K> {
    private static final int MAX_KEYS = 100_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Supplier<Rate> rate;

    /** When a key has everything back. */
    private final Map<K, Long> wholeAtNanos = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Long> eldest) {
            return size() > MAX_KEYS;
        }
    };

    Meter(Supplier<Rate> rate) {
        this.rate = rate;
    }

    /** Takes one; 0: granted; else how many milliseconds to wait, and nothing is taken. */
    int take(K key, long nowNanos) {
        return take(key, 1, nowNanos);
    }

    /** More than the whole rate counts as the whole. */
    int take(K key, long amount, long nowNanos) {
        Rate now = rate.get();
        long period = now.period().toNanos();
        long cost = (long) ((double) Math.min(amount, now.count()) / now.count() * period);
        long whole = Math.max(nowNanos, wholeAtNanos.getOrDefault(key, nowNanos)) + cost;
        long wait = whole - nowNanos - period;
        if (wait > 0) {
            return millis(wait);
        }
        wholeAtNanos.remove(key); // so that it becomes the last
        wholeAtNanos.put(key, whole);
        return 0;
    }

    /** How long {@link #take} would have one wait. */
    int waitMillis(K key, long nowNanos) {
        Rate now = rate.get();
        long period = now.period().toNanos();
        long wait = wholeAtNanos.getOrDefault(key, nowNanos) + period / now.count() - nowNanos - period;
        return wait <= 0 ? 0 : millis(wait);
    }

    void forget(K key) {
        wholeAtNanos.remove(key);
    }

    private static int millis(long nanos) {
        return (int) Math.min(Integer.MAX_VALUE, nanos / NANOS_PER_MILLI + 1);
    }
}
