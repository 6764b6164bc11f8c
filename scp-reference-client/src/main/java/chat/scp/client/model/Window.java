package chat.scp.client.model;

import chat.scp.pdu.MessageId;
import chat.scp.pdu.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The loaded messages of a conversation: a piece of its log without a hole, of bounded size, and after it
 * what is on its way. Growing at one end beyond the limits, it is cut at the other. Lacking positions
 * (SCP/1), messages are numbered as they come, in epoch 0.
 */
final class Window {
    private final ModelLimits limits;
    private final TreeMap<Position, Item> items = new TreeMap<>();
    private final Map<MessageId, Item> outgoing = new LinkedHashMap<>();
    private long bytes;
    /** Lowest and highest sequence that are covered; what is in between and not here is not shown. */
    private long from;

    private long to;
    private int epoch;
    private boolean reachesEnd = true;
    private long unnumbered;

    Window(ModelLimits limits, int epoch, long last) {
        this.limits = limits;
        restart(epoch, last);
    }

    /** Empty, at the end of a log. */
    void restart(int newEpoch, long last) {
        items.clear();
        bytes = 0;
        epoch = newEpoch;
        from = last + 1;
        to = last;
        reachesEnd = true;
    }

    int epoch() {
        return epoch;
    }

    /** Before which position older messages are to be fetched; NONE: there are none. */
    Position oldest() {
        return epoch == 0 || from <= 1 ? Position.NONE : new Position(epoch, from);
    }

    /** After which position newer messages are to be fetched; NONE: the window reaches the end. */
    Position newest() {
        return reachesEnd || epoch == 0 ? Position.NONE : new Position(epoch, to);
    }

    boolean reachesEnd() {
        return reachesEnd;
    }

    long bytes() {
        return bytes;
    }

    Collection<Item> items() {
        return items.values();
    }

    Collection<Item> outgoing() {
        return outgoing.values();
    }

    @Nullable
    Item last() {
        return items.isEmpty() ? null : items.lastEntry().getValue();
    }

    @Nullable
    Item find(Position position) {
        return items.get(position);
    }

    /** Came in, next in the log or (own ones) close to it. False: the window is elsewhere, or has it. */
    boolean arrived(Item item) {
        Item numbered = item.position().isNone() ? numbered(item) : item;
        long sequence = numbered.position().sequence();
        if (numbered.position().epoch() != epoch || sequence < from || !reachesEnd) {
            return false;
        }
        to = Math.max(to, sequence);
        boolean isNew = put(numbered);
        trimOldest();
        return isNew;
    }

    private Item numbered(Item item) {
        return new Item(
                new Position(0, ++unnumbered),
                item.id(),
                item.timeMillis(),
                item.sender(),
                item.own(),
                item.body(),
                item.relation(),
                item.state(),
                item.failure());
    }

    /** This position is passed, and nothing is to be shown for it. */
    void passed(int itsEpoch, long last) {
        if (itsEpoch == epoch && reachesEnd) {
            to = Math.max(to, last);
        }
    }

    /** A page of older messages that ends where the window begins; false: it does not. */
    boolean older(List<Item> page, int pageEpoch, long first, long last) {
        if (pageEpoch != epoch || first == 0 || last + 1 < from || first >= from) {
            return false;
        }
        from = first;
        page.forEach(this::put);
        trimNewest();
        return true;
    }

    /**
     * A page of newer messages that begins where the window ends; false: it does not. What came in
     * meanwhile was not taken: only with {@code knownLast} is the end reached.
     */
    boolean newer(List<Item> page, int pageEpoch, long first, long last, long knownLast) {
        boolean fits = pageEpoch == epoch && !reachesEnd && first <= to + 1;
        if (!fits || (first != 0 && last <= to)) {
            return false;
        }
        to = Math.max(to, last);
        reachesEnd = to >= knownLast;
        page.forEach(this::put);
        trimOldest();
        return true;
    }

    boolean covers(long sequence) {
        return sequence >= from;
    }

    private boolean put(Item item) {
        Item before = items.put(item.position(), item);
        bytes += item.bytes() - (before == null ? 0 : before.bytes());
        return before == null;
    }

    void queued(Item item) {
        outgoing.put(item.id(), item);
    }

    @Nullable
    Item takeOutgoing(MessageId id) {
        return outgoing.remove(id);
    }

    /** It stays where it is, with this state. */
    void outgoing(Item item) {
        outgoing.put(item.id(), item);
    }

    private boolean isTooLarge() {
        return items.size() > limits.messages() || (bytes > limits.bytes() && items.size() > 1);
    }

    private void trimOldest() {
        while (isTooLarge()) {
            Item gone = items.pollFirstEntry().getValue();
            bytes -= gone.bytes();
            from = gone.position().sequence() + 1;
        }
    }

    private void trimNewest() {
        while (isTooLarge()) {
            Item gone = items.pollLastEntry().getValue();
            bytes -= gone.bytes();
            to = gone.position().sequence() - 1;
            reachesEnd = false;
        }
    }

    /** Frees what it holds; what is on its way stays. */
    void unload(long last) {
        restart(epoch, epoch == 0 ? 0 : Math.max(to, last));
    }

    List<Item> all() {
        List<Item> all = new ArrayList<>(items.values());
        all.addAll(outgoing.values());
        return all;
    }
}
