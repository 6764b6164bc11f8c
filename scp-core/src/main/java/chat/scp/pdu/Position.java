package chat.scp.pdu;

/**
 * A place in a conversation: {@code sequence} counts from 1 without holes within an {@code epoch}; a
 * new epoch says that the log was lost or replaced. §6.2
 */
public record Position(int epoch, long sequence) implements Comparable<Position> {
    /** On the wire: not stored yet. */
    public static final Position NONE = new Position(0, 0);

    public Position {
        Check.u32("epoch", epoch);
        Check.u64("sequence", sequence);
    }

    public boolean isNone() {
        return epoch == 0 && sequence == 0;
    }

    public Position next() {
        return new Position(epoch, sequence + 1);
    }

    @Override
    public int compareTo(Position other) {
        int byEpoch = Integer.compare(epoch, other.epoch);
        return byEpoch != 0 ? byEpoch : Long.compare(sequence, other.sequence);
    }

    @Override
    public String toString() {
        return epoch + ":" + sequence;
    }
}
