package chat.scp.sim;

import chat.scp.link.Link;
import chat.scp.link.LinkListener;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ErrorCode;
import chat.scp.signal.Channel;
import chat.scp.signal.LinkInfo;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * One end of a link that misbehaves by a seed: it delays, splits, joins, stalls one channel and not
 * the others, loses and reorders datagrams, and can be cut, each side noticing at a time of its own.
 */
public final class SimulatedLink implements Link {
    private static final int CAPACITY_BYTES = 64 * 1024;

    /** Bytes on their way, which later ones may join. */
    private static final class Chunk {
        byte[] bytes;
        boolean finished;
        boolean arrived;

        Chunk(byte[] bytes, boolean finished) {
            this.bytes = bytes;
            this.finished = finished;
        }
    }

    private static final class Way {
        Chunk last = new Chunk(new byte[0], true);
        long lastArrivalNanos;
        int underWay;
    }

    private final VirtualTime time;
    private final SplittableRandom random;
    private final LinkInfo info;
    private final Map<Channel, Way> ways = new HashMap<>();
    private SimulatedLink peer;
    private LinkListener listener;
    private boolean gone;
    private boolean stalled;

    private SimulatedLink(VirtualTime time, SplittableRandom random, LinkInfo info) {
        this.time = time;
        this.random = random;
        this.info = info;
    }

    /** The client's end. Without channels beside control, everything shares one. */
    public static SimulatedLink pair(VirtualTime time, SplittableRandom random, boolean channels) {
        LinkInfo info = new LinkInfo("", Bytes.EMPTY, channels ? 1_100 : 0, channels);
        SimulatedLink client = new SimulatedLink(time, random, info);
        SimulatedLink server = new SimulatedLink(time, random, info);
        client.peer = server;
        server.peer = client;
        return client;
    }

    public SimulatedLink peer() {
        return peer;
    }

    public void listener(LinkListener owner) {
        listener = owner;
    }

    public boolean isGone() {
        return gone;
    }

    @Override
    public LinkInfo info() {
        return info;
    }

    @Override
    public int room(Channel channel) {
        Way way = ways.get(channel);
        return way == null || way.underWay == 0 ? Integer.MAX_VALUE : Math.max(0, CAPACITY_BYTES - way.underWay);
    }

    @Override
    public void write(Channel channel, ByteBuffer frames, boolean finished) {
        byte[] bytes = new byte[frames.remaining()];
        frames.get(bytes);
        if (gone) {
            return;
        }
        if (channel.kind() == Channel.Kind.DATAGRAM) {
            writeDatagram(bytes);
            return;
        }
        Way way = ways.computeIfAbsent(channel, c -> new Way());
        way.underWay += bytes.length;
        int split = bytes.length > 1 && random.nextInt(4) == 0 ? random.nextInt(bytes.length) : 0;
        if (split > 0) {
            add(channel, way, Arrays.copyOf(bytes, split), false);
        }
        add(channel, way, split == 0 ? bytes : Arrays.copyOfRange(bytes, split, bytes.length), finished);
    }

    @Override
    public void close(ErrorCode code) {
        if (!gone) {
            gone = true;
            time.in(delay(), peer::closedByOther);
        }
    }

    /** Breaks the link: what is under way is lost, and each side notices by itself. */
    public void cut() {
        if (gone || peer.gone) {
            return;
        }
        gone = true;
        peer.gone = true;
        LinkListener here = listener;
        LinkListener there = peer.listener;
        time.in(delay() * random.nextInt(20), () -> here.closed(time.now()));
        time.in(delay() * random.nextInt(20), () -> there.closed(time.now()));
    }

    /** From now on nobody reads at this end: what was sent fills what the link holds, and no more. */
    public void stall() {
        stalled = true;
    }

    private void closedByOther() {
        if (!gone) {
            gone = true;
            listener.closed(time.now());
        }
    }

    private void add(Channel channel, Way way, byte[] bytes, boolean finished) {
        if (!way.last.arrived && !way.last.finished && random.nextInt(3) == 0) {
            byte[] joined = Arrays.copyOf(way.last.bytes, way.last.bytes.length + bytes.length);
            System.arraycopy(bytes, 0, joined, way.last.bytes.length, bytes.length);
            way.last.bytes = joined;
            way.last.finished = finished;
            return;
        }
        Chunk chunk = new Chunk(bytes, finished);
        way.last = chunk;
        way.lastArrivalNanos = Math.max(way.lastArrivalNanos, time.now() + delay());
        time.at(way.lastArrivalNanos, () -> arrive(channel, way, chunk));
    }

    private void arrive(Channel channel, Way way, Chunk chunk) {
        if (peer.stalled) {
            return;
        }
        chunk.arrived = true;
        way.underWay -= chunk.bytes.length;
        if (gone || peer.gone) {
            return;
        }
        if (chunk.bytes.length > 0) {
            peer.listener.received(channel, ByteBuffer.wrap(chunk.bytes), time.now());
        }
        if (chunk.finished && !peer.gone) {
            peer.listener.finished(channel, time.now());
        }
        if (!gone) {
            listener.writable(time.now());
        }
    }

    private void writeDatagram(byte[] bytes) {
        if (random.nextInt(10) > 0) {
            time.in(delay(), () -> {
                if (!gone && !peer.gone && !peer.stalled) {
                    peer.listener.received(Channel.DATAGRAM, ByteBuffer.wrap(bytes), time.now());
                }
            });
        }
    }

    private long delay() {
        int kind = random.nextInt(200);
        long millis = kind == 0 ? 200 + random.nextInt(800) : 1 + random.nextInt(15);
        return millis * VirtualTime.MILLI;
    }
}
