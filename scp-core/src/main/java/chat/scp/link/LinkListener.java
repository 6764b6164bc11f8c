package chat.scp.link;

import chat.scp.signal.Channel;
import java.nio.ByteBuffer;

/** What a link tells its owner. */
public interface LinkListener {
    /** Bytes came in, split and joined in any way; they are the listener's until it returns. */
    void received(Channel channel, ByteBuffer bytes, long nowNanos);

    /** The other end finished the channel. */
    void finished(Channel channel, long nowNanos);

    /** A channel that had no room has some again. */
    void writable(long nowNanos);

    /** The link is gone, closed by either end or lost. Nothing follows. */
    void closed(long nowNanos);
}
