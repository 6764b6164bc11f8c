package chat.scp.link;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.ErrorCode;
import chat.scp.signal.Channel;
import chat.scp.signal.LinkInfo;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A link within one JVM: two ends, and what is written at one waits at the other until {@link
 * #deliver} hands it over. Nothing is called from within a write, so both ends can run on one thread.
 * Bounded: it takes no more than its capacity ahead of the reader, or one write when nothing waits. Not thread-safe.
 *
 * <pre>{@code
 * MemoryLink client = MemoryLink.pair(64 * 1024);
 * client.peer().listener(serverPump.attach(client.peer(), nonce, now));
 * client.listener(clientPump.attach(client, nonce, now));
 * while (client.deliver(now) | client.peer().deliver(now)) {}
 * }</pre>
 */
public final class MemoryLink implements Link {
    /** Bytes for a channel; without a channel, the end of the link. */
    private record Arrival(@Nullable Channel channel, ByteBuffer bytes, boolean finished) {}

    private static final Arrival END = new Arrival(null, ByteBuffer.allocate(0), true);

    /** No certificate, and channels beside control as QUIC has them. */
    private static final LinkInfo INFO = new LinkInfo("", Bytes.EMPTY, 1_100, true);

    private final LinkInfo info;
    private final int capacityBytes;
    private final Deque<Arrival> arrivals = new ArrayDeque<>();
    private int waitingBytes;
    private boolean closed;
    private @Nullable MemoryLink peer;
    private @Nullable LinkListener listener;

    private MemoryLink(LinkInfo info, int capacityBytes) {
        this.info = info;
        this.capacityBytes = capacityBytes;
    }

    /** The client's end of a link that speaks the newest version of both. */
    public static MemoryLink pair(int capacityBytes) {
        return pair(INFO, capacityBytes);
    }

    /** The client's end of a link that looks like this to both. */
    public static MemoryLink pair(LinkInfo info, int capacityBytes) {
        MemoryLink client = new MemoryLink(info, capacityBytes);
        MemoryLink server = new MemoryLink(info, capacityBytes);
        client.peer = server;
        server.peer = client;
        return client;
    }

    /** The other end. */
    public MemoryLink peer() {
        if (peer == null) {
            throw new IllegalStateException("only pairs are made");
        }
        return peer;
    }

    /** Who is told what arrives here. */
    public void listener(LinkListener owner) {
        listener = owner;
    }

    @Override
    public LinkInfo info() {
        return info;
    }

    @Override
    public int room(Channel channel) {
        int waiting = peer().waitingBytes;
        return waiting == 0 ? Integer.MAX_VALUE : Math.max(0, capacityBytes - waiting);
    }

    @Override
    public void write(Channel channel, ByteBuffer frames, boolean finished) {
        if (!closed) {
            ByteBuffer copy =
                    ByteBuffer.allocate(frames.remaining()).put(frames).flip();
            peer().arrivals.add(new Arrival(channel, copy, finished));
            peer().waitingBytes += copy.remaining();
        }
    }

    @Override
    public void close(ErrorCode code) {
        if (!closed) {
            closed = true;
            arrivals.clear();
            arrivals.add(END);
            peer().arrivals.add(END);
            peer().closed = true;
        }
    }

    /** Breaks the link: what is under way is lost on both sides. */
    public void cut() {
        arrivals.clear();
        peer().arrivals.clear();
        close(ErrorCode.LINK_LOST);
    }

    /** Bytes that wait here and at the other end, the most of both. */
    public int waitingBytes() {
        return Math.max(waitingBytes, peer().waitingBytes);
    }

    /** Hands over what has arrived here; false: nothing had. */
    public boolean deliver(long nowNanos) {
        LinkListener owner = listener;
        if (arrivals.isEmpty() || owner == null) {
            return false;
        }
        for (int n = arrivals.size(); n > 0 && !arrivals.isEmpty(); n--) {
            handOver(arrivals.remove(), owner, nowNanos);
        }
        LinkListener writer = peer().listener;
        if (writer != null && !closed) {
            writer.writable(nowNanos);
        }
        return true;
    }

    private void handOver(Arrival arrival, LinkListener owner, long nowNanos) {
        waitingBytes -= arrival.bytes().remaining();
        Channel channel = arrival.channel();
        if (channel == null) {
            owner.closed(nowNanos);
            return;
        }
        if (arrival.bytes().hasRemaining()) {
            owner.received(channel, arrival.bytes(), nowNanos);
        }
        if (arrival.finished()) {
            owner.finished(channel, nowNanos);
        }
    }
}
