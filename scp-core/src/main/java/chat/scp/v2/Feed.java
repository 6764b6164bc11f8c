package chat.scp.v2;

/**
 * One conversation as a server pushes it to one session: how far it pushed, how far the device marked,
 * and whether it pushes at all. All that a slow reader costs. §6.5
 */
final class Feed {
    private int epoch;
    private long pushed;
    private long marked;
    private boolean live;

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
        return pushed - marked;
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
        live = false;
    }

    /** A page has reached the end of the log: what comes after it is pushed. */
    void catchUp(long last) {
        live = true;
        if (last > pushed) {
            pushed = last;
            marked = Math.max(marked, last);
        }
    }

    /** The device's mark; one below the last, or beyond what was pushed, changes nothing that is counted. */
    void mark(long sequence) {
        marked = Math.max(marked, Math.min(sequence, pushed));
    }
}
