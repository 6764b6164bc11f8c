package chat.scp.v2;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Cursor;
import chat.scp.pdu.Position;
import java.util.ArrayDeque;
import java.util.TreeMap;

/**
 * One conversation as a receiver sees it: what comes next, what came too early, and where the log is
 * known to stand. Sequences below {@code expected} were handed over; that makes duplicates harmless.
 * §6.3
 */
final class Inbound {
    /** A message or a skipped range that waits for what is before it; an own message is only a place. */
    record Held(long first, long last, boolean own, Runnable handOver) {}

    /** Places of own messages that are kept ahead of what is expected, about a hundred bytes each. */
    private static final int MAX_OWN_HELD = 16_384;

    final ConversationId conversation;
    /** Sequences that {@link PushWindow} counts. */
    final ArrayDeque<Long> unmarked = new ArrayDeque<>();

    /** Whether it is among what {@link ClientMarks} sends next. */
    boolean markWaits;

    private final TreeMap<Long, Held> held = new TreeMap<>();
    private int ownHeld;
    private int epoch;
    private long expected;
    private long head;
    private long delivered;
    /** The last message of somebody else that was handed over. */
    private long lastOfOthers;

    private long read;
    private long readSent;
    /** Number of the FETCH under way; 0: none. */
    private int fetch;

    private boolean live = true;

    Inbound(ConversationId conversation, int epoch, long expected) {
        this.conversation = conversation;
        this.epoch = epoch;
        this.expected = expected;
        this.head = expected - 1;
        this.delivered = expected - 1;
    }

    int epoch() {
        return epoch;
    }

    long expected() {
        return expected;
    }

    /** How many messages of others are held. */
    int heldCount() {
        return held.size() - ownHeld;
    }

    boolean hasRoomForOwn() {
        return ownHeld < MAX_OWN_HELD;
    }

    Cursor cursor() {
        return new Cursor(conversation, new Position(epoch, expected - 1));
    }

    /** Whether the range is wanted: not handed over, and of this log. */
    boolean wants(int itsEpoch, long last) {
        return itsEpoch == epoch && last >= expected;
    }

    /** Whether the range is what comes next. */
    boolean isNext(long first, long last) {
        return first <= expected && last >= expected;
    }

    void handedOver(long last, boolean own) {
        lastOfOthers = own ? lastOfOthers : last;
        expected = last + 1;
        head = Math.max(head, last);
    }

    /** Keeps for later; the same range a second time changes nothing. */
    void hold(Held early) {
        head = Math.max(head, early.last());
        if (held.putIfAbsent(early.first(), early) == null && early.own()) {
            ownHeld++;
        }
    }

    /** Too early, and no room: remembers only that it exists. */
    void heardOf(long last) {
        head = Math.max(head, last);
    }

    /** Hands over what has become next. */
    void drain() {
        while (!held.isEmpty() && held.firstKey() <= expected) {
            Held first = held.pollFirstEntry().getValue();
            ownHeld -= first.own() ? 1 : 0;
            if (first.last() >= expected) {
                first.handOver().run();
                handedOver(first.last(), first.own());
            }
        }
    }

    /** Whether something is missing that nobody will push. */
    boolean hasHole() {
        return fetch == 0 && (head >= expected || !live);
    }

    /** Whether the application holds so many that it has not marked that it is to get no more for now. */
    boolean isFull(int limit) {
        return lastOfOthers - delivered >= limit;
    }

    /**
     * How many to ask for, at most {@code limit}: up to what is here of others, or known of. Where there are only own
     * messages in between, a page brings them again, which takes less than a request for each piece.
     */
    int missing(int limit) {
        long upTo = Math.min(head, expected + limit - 1);
        for (Held early : held.headMap(upTo, true).values()) {
            if (!early.own()) {
                upTo = early.first() - 1;
                break;
            }
        }
        return (int) Math.max(0, upTo - expected + 1);
    }

    boolean isLive() {
        return live;
    }

    void live(boolean pushedFromNowOn) {
        live = pushedFromNowOn;
    }

    int fetch() {
        return fetch;
    }

    void fetch(int request) {
        fetch = request;
    }

    /** Another log: begins anew. */
    void reset(int newEpoch, long last) {
        held.clear();
        ownHeld = 0;
        epoch = newEpoch;
        expected = 1;
        head = last;
        delivered = 0;
        lastOfOthers = 0;
        read = 0;
        readSent = 0;
        live = false;
    }

    long deliveredMark() {
        return delivered;
    }

    void deliveredMark(long sequence) {
        delivered = Math.max(delivered, sequence);
    }

    void read(long sequence) {
        read = Math.max(read, sequence);
    }

    /** The link went: whether the server heard of the read mark is not known. */
    void repeatRead() {
        readSent = 0;
    }

    /** The read mark that the server has not heard of; 0: none. */
    long takeUnsentRead() {
        long unsent = read > readSent ? read : 0;
        readSent = read;
        return unsent;
    }
}
