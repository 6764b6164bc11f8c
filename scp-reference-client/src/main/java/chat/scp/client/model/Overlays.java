package chat.scp.client.model;

import chat.scp.pdu.Position;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What was said about messages of one conversation, kept also for those that are not loaded: so that
 * they are right when they are. Beyond a limit those go that nobody asked for longest. §6.7
 */
final class Overlays {
    private final int limit;
    private final long maxBytes;
    private final Map<Position, Overlay> overlays = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    Overlays(int limit, long maxBytes) {
        this.limit = limit;
        this.maxBytes = maxBytes;
    }

    void say(Position target, Consumer<Overlay> about) {
        Overlay overlay = overlays.computeIfAbsent(target, any -> new Overlay());
        bytes -= overlay.bytes();
        about.accept(overlay);
        bytes += overlay.bytes();
        Iterator<Overlay> oldest = overlays.values().iterator();
        while (overlays.size() > 1 && (overlays.size() > limit || bytes > maxBytes)) {
            bytes -= oldest.next().bytes();
            oldest.remove();
        }
    }

    @Nullable
    Overlay find(Position target) {
        return overlays.get(target);
    }

    int size() {
        return overlays.size();
    }

    void clear() {
        overlays.clear();
        bytes = 0;
    }
}
