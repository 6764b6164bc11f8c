package chat.scp.link;

import chat.scp.pdu.ErrorCode;
import chat.scp.signal.Channel;
import chat.scp.signal.LinkInfo;
import java.nio.ByteBuffer;

/**
 * One end of a way between a client and a server, as a transport gives it: ordered channels that do
 * not wait for each other, and perhaps datagrams. Not thread-safe: it is used by the loop that owns
 * its session.
 */
public interface Link {
    /** What it can do; the same for as long as it is up. */
    LinkInfo info();

    /**
     * How many bytes the channel takes now without keeping anybody waiting. When nothing waits there is
     * room for anything, so that the longest frame can leave.
     */
    int room(Channel channel);

    /**
     * Takes all bytes from position to limit, which are whole frames, and copies what it cannot send
     * at once. A first write opens the channel.
     *
     * @param finished whether nothing follows on this channel
     */
    void write(Channel channel, ByteBuffer frames, boolean finished);

    /** Sends what was written, then closes; a transport that can passes the code on. */
    void close(ErrorCode code);
}
