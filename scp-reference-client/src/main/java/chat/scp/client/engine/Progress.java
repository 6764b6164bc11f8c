package chat.scp.client.engine;

import chat.scp.pdu.Position;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far the application has taken a conversation without a hole. What it took beyond one (an own
 * message that was stored there) counts when the hole is closed. For the loop.
 */
final class Progress {
    /** Own messages beyond a hole that are remembered; a lost one is told again after a restart. */
    private static final int MAX_AHEAD = 4_096;

    private final TreeMap<Long, Long> ahead = new TreeMap<>();
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
        ahead.clear();
    }

    /** Whether this position comes right after what is taken. */
    boolean isNext(int itsEpoch, long sequence) {
        return itsEpoch == epoch && sequence == taken + 1;
    }

    /** These positions are taken; returns whether that brought it further. */
    boolean took(int itsEpoch, long first, long last) {
        if (itsEpoch != epoch || last <= taken) {
            return false;
        }
        if (first > taken + 1) {
            if (ahead.size() < MAX_AHEAD) {
                ahead.merge(first, last, Math::max);
            }
            return false;
        }
        taken = last;
        for (Map.Entry<Long, Long> next = ahead.firstEntry();
                next != null && next.getKey() <= taken + 1;
                next = ahead.firstEntry()) {
            taken = Math.max(taken, next.getValue());
            ahead.pollFirstEntry();
        }
        return true;
    }
}
