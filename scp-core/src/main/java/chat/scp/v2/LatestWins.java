package chat.scp.v2;

import java.util.LinkedHashMap;
import java.util.Map;

/** Tells fresh from stale where only the latest counts. Bounded: who was quiet longest is forgotten. §5.4 */
final class LatestWins<K> {
    private static final int MAX_KEYS = 256;

    private final Map<K, Integer> counters = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Integer> eldest) {
            return size() > MAX_KEYS;
        }
    };

    /** Whether the counter is above the last one of this key; then it is the last one. */
    boolean isFresh(K key, int counter) {
        Integer last = counters.get(key);
        if (last != null && counter <= last) {
            return false;
        }
        counters.put(key, counter);
        return true;
    }

    void clear() {
        counters.clear();
    }
}
