package chat.scp.signal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something for each channel of a link. Remembers the last one, as most are used several times in a row. For one thread. */
public final class ChannelMap<V> {
    private final Map<Channel, V> values = new LinkedHashMap<>();
    private @Nullable Channel lastChannel;
    private @Nullable V last;

    /** Null: there is nothing for this channel. */
    public @Nullable V get(Channel channel) {
        if (!channel.equals(lastChannel)) {
            lastChannel = channel;
            last = values.get(channel);
        }
        return last;
    }

    public void put(Channel channel, V value) {
        values.put(channel, value);
        lastChannel = channel;
        last = value;
    }

    public void remove(Channel channel) {
        values.remove(channel);
        forget();
    }

    public void clear() {
        values.clear();
        forget();
    }

    public int size() {
        return values.size();
    }

    /** In the order in which they came. */
    public Collection<V> values() {
        return values.values();
    }

    private void forget() {
        lastChannel = null;
        last = null;
    }
}
