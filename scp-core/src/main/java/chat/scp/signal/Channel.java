package chat.scp.signal;

/**
 * One ordered way through a link.
 *
 * @param kind what it is for
 * @param number which of its kind: the index in the pool, the request of a bulk channel, the count of a push
 */
public record Channel(Kind kind, int number) {
    /** What a channel is for. §8.1 */
    public enum Kind {
        /** The one that is always there and waits for no other. */
        CONTROL,
        /** One of the pool that conversations share. */
        CONVERSATION,
        /** The answer to one FETCH, from the server, then finished. */
        BULK,
        /** SCP/1: one PDU from the server, then finished. */
        PUSH,
        /** Unreliable: one PDU a datagram. */
        DATAGRAM
    }

    public static final Channel CONTROL = new Channel(Kind.CONTROL, 0);
    public static final Channel DATAGRAM = new Channel(Kind.DATAGRAM, 0);

    public static Channel conversation(int index) {
        return new Channel(Kind.CONVERSATION, index);
    }

    public static Channel bulk(int request) {
        return new Channel(Kind.BULK, request);
    }

    public static Channel push(int count) {
        return new Channel(Kind.PUSH, count);
    }

    // By hand: it is looked up for each write, and what the JDK makes for records takes longer.
    @Override
    public boolean equals(Object other) {
        return other instanceof Channel channel && channel.kind == kind && channel.number == number;
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + number;
    }
}
