package chat.scp.client.engine;

import chat.scp.pdu.Position;
import java.util.TreeSet;

/**
 * How far a conversation was taken, seen from a session that hands it over in order: what it has handed over stands for
 * all before it. An own message is not handed over, its place is only told, perhaps long before what is in front of it.
 * For the loop.
 */
final class Progress {
    /**
     * Places of own messages beyond what was handed over that are remembered. One that is not is passed with the message
     * after it; where it was the last, another session hands it over.
     */
    private static final int MAX_AHEAD = 16_384;

    private final TreeSet<Long> ownAhead = new TreeSet<>();
    private int epoch;
    private long taken;

    Progress(int epoch, long taken) {
        this.epoch = epoch;
        this.taken = taken;
    }

    Position position() {
        return new Position(epoch, taken);
    }

    int epoch() {
        return epoch;
    }

    /** Another log. */
    void reset(int newEpoch) {
        epoch = newEpoch;
        taken = 0;
        ownAhead.clear();
    }

    /** Whether this position comes right after what is taken. */
    boolean isNext(Position at) {
        return at.epoch() == epoch && at.sequence() == taken + 1;
    }

    /** All up to here is taken; returns whether that brought it further. */
    boolean upTo(int itsEpoch, long last) {
        if (itsEpoch != epoch || last <= taken) {
            return false;
        }
        taken = last;
        ownAhead.headSet(taken, true).clear();
        while (!ownAhead.isEmpty() && ownAhead.first() == taken + 1) {
            taken = ownAhead.pollFirst();
        }
        return true;
    }

    /** An own message is there; returns whether that brought it further. */
    boolean own(Position at) {
        if (isNext(at)) {
            return upTo(at.epoch(), at.sequence());
        }
        if (at.epoch() == epoch && at.sequence() > taken && ownAhead.size() < MAX_AHEAD) {
            ownAhead.add(at.sequence());
        }
        return false;
    }
}
