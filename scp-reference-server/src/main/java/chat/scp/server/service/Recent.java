package chat.scp.server.service;

import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps what was used last, up to so many. */
final class Recent<K, V> extends LinkedHashMap<K, V> {
    private final int max;

    Recent(int max) {
        super(16, 0.75f, true);
        this.max = max;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > max;
    }
}
