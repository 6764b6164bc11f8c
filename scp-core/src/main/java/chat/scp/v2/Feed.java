package chat.scp.v2;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One conversation as a server pushes it to one session: how far it pushed, how far the device marked,
 * and whether it pushes at all. All that a slow reader costs. §6.5
 */
final class Feed {
    private int epoch;
    private long pushed;
    private long marked;
    private boolean live;
    /** What pages brought behind pushes that are not marked: those count still, and the pages do not. Rising, never adjacent. */
    private final Deque<Paged> paged = new ArrayDeque<>();

    /** The positions above {@code after}, up to {@code last}. */
    private record Paged(long after, long last) {}

    Feed(int epoch, long pushed, boolean live) {
        this.epoch = epoch;
        this.pushed = pushed;
        this.marked = pushed;
        this.live = live;
    }

    int epoch() {
        return epoch;
    }

    long pushed() {
        return pushed;
    }

    boolean isLive() {
        return live;
    }

    /** Pushed and not marked. */
    long outstanding() {
        long all = pushed - marked;
        for (Paged page : paged) {
            all -= page.last() - page.after();
        }
        return all;
    }

    void push(long last) {
        pushed = last;
    }

    /** Pushes nothing until a page has caught up; what is under way still counts. */
    void stop() {
        live = false;
    }

    /** Another log. */
    void reset(int newEpoch) {
        epoch = newEpoch;
        pushed = 0;
        marked = 0;
        paged.clear();
        live = false;
    }

    /** A page has reached the end of the log: what comes after it is pushed. */
    void catchUp(long last) {
        live = true;
        if (last > pushed) {
            boolean adjacent = !paged.isEmpty() && paged.getLast().last() == pushed;
            paged.add(new Paged(adjacent ? paged.removeLast().after() : pushed, last));
            pushed = last;
            forgetMarked();
        }
    }

    /** The device's mark; one below the last, or beyond what was pushed, changes nothing that is counted. */
    void mark(long sequence) {
        marked = Math.max(marked, Math.min(sequence, pushed));
        forgetMarked();
    }

    private void forgetMarked() {
        while (!paged.isEmpty() && paged.getFirst().after() <= marked) {
            marked = Math.max(marked, paged.removeFirst().last());
        }
    }
}
