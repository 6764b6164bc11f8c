package chat.scp.quic.engine;

import java.nio.ByteBuffer;

/** One stream of a connection. On the loop of its connection. */
public interface EngineStream {
    /** What {@link #id} says of a stream that waits for credit. */
    long NO_ID = -1;

    /** QUIC's number of it, which the peer knows it by, too. */
    long id();

    /** Whether both sides can send on it. */
    boolean isBidirectional();

    /** Bytes that it takes now without holding more than its bound; without limit when it holds none. */
    int room();

    /**
     * Takes all bytes from position to limit, copies them, and sends them as soon as it can, together
     * with what else waits.
     *
     * @param finished whether nothing follows
     */
    void write(ByteBuffer bytes, boolean finished);

    /**
     * Bytes that mean nothing to the peer, for an engine to add after any write if it needs something to
     * send. Until they are given, there are none.
     */
    void filler(byte[] bytes);

    /** Gives up both directions with this application error code. */
    void abandon(long applicationCode);
}
