package chat.scp.quic.kwik;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes one stream.
 *
 * <p>Theory of operation. kwik's streams block behind a peer that does not read, and are not for two
 * writers: what is to be written is gathered here, and one thread at a time writes all of it that there
 * is: the loop itself as long as kwik surely has room, and else one that may wait.
 *
 * <p>kwik's sender now and then forgets what it was given, for ever: two threads raise and lower one
 * counter in the wrong order, and then the sender believes that a request is queued which is not. On a
 * busy machine, where the sender runs as soon as it is woken, that is nearly each time, and then one
 * packet of what was written leaves and the rest stays. Any further write makes it look again, one of
 * no bytes too, and that one may come from another thread. So as many such nudges follow a write as it
 * needs packets; and one some milliseconds after the last write, and while a write waits. Each wakes kwik's
 * sender, so the first ones are left out where as much as was written has been seen on the socket.
 *
 * <p>A stream that is closed cannot be nudged, and the end of a stream gets lost behind a nudge. So if
 * what is left to write before the end does not fit into one packet, its last byte is kept until the
 * rest has had its time, and goes with the end; where there is no such byte, a filler does, if there is one.
 */
final class StreamWriter {
    private static final long NUDGE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long SLOWEST_NUDGE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    /** What is lost on the way is written again by kwik, and forgotten as easily: so not only one nudge, but for seconds. */
    private static final int NUDGES = 12;

    /** The first ones, where all seems to have left: but it may have been something else. */
    private static final int SPARED_NUDGES = 3;

    /** A nudge may be forgotten like any write, but not this many in a row. */
    private static final int NUDGES_TO_SETTLE = 2;

    /** So many have gone when all that was written has long been acknowledged. */
    private static final int NUDGES_TO_QUIETEN = 5;

    /** Who sends a packet more often than that when nothing is written, acknowledges acknowledgements. */
    private static final long CHATTER_NANOS = TimeUnit.MILLISECONDS.toNanos(60);

    /** What leaves in one packet with an acknowledgement, also where the peer takes no more than the 1,200 bytes that it has to. */
    private static final int ONE_PACKET_BYTES = 1_130;

    /** kwik holds 50 KiB for each stream before a write waits; the rest is for probes of a minute's silence. */
    static final int SURE_ROOM_BYTES = 16_000;

    private static final int FIRST_BYTES = 2048;
    private static final long NOT_WRITING = Long.MIN_VALUE;
    private static final long NONE = Long.MAX_VALUE;
    private static final byte[] NOTHING = new byte[0];

    private final KwikStream stream;
    private final KwikConnection connection;
    private final int maxHeldBytes;
    private byte[] held = NOTHING;
    private int heldBytes;
    /** Bytes that the writing thread has taken and kwik has not. */
    private int underWayBytes;

    private long writingSinceNanos = NOT_WRITING;
    private boolean runs;
    private boolean flushDue;
    private boolean wanted;
    private boolean finishing;
    private boolean finished;
    private boolean closed;
    private @Nullable OutputStream out;
    private byte[] filler = NOTHING;
    private long lastWriteNanos;
    private int nudges;
    /** Of these, the ones that were not spared. */
    private int realNudges;

    private long nextNudgeNanos = NONE;
    private boolean nudgedSinceData;
    /** Whether what was written has surely left. */
    private boolean settled = true;

    private long lostBefore;
    private long sentBefore;
    private long lastNudgeNanos;

    StreamWriter(KwikStream stream, KwikConnection connection) {
        this.stream = stream;
        this.connection = connection;
        maxHeldBytes = connection.limits().streamWriteBytes();
    }

    synchronized void filler(byte[] bytes) {
        filler = bytes;
    }

    synchronized int room() {
        int waiting = heldBytes + underWayBytes;
        int room = waiting == 0 ? Integer.MAX_VALUE : Math.max(0, maxHeldBytes - waiting);
        wanted = waiting > 0;
        return room;
    }

    /** On the loop. */
    synchronized void write(ByteBuffer bytes, boolean last) {
        if (closed || finishing) {
            return;
        }
        int added = bytes.remaining();
        if (held.length - heldBytes < added) {
            held = Arrays.copyOf(held, Math.max(FIRST_BYTES, Math.max(held.length * 2, heldBytes + added)));
        }
        bytes.get(held, heldBytes, added);
        heldBytes += added;
        finishing = last;
        lastWriteNanos = connection.loop().nowNanos();
        nudges = 0;
        realNudges = 0;
        if (!flushDue) {
            flushDue = true;
            connection.loop().execute(this::flush); // when what else is to be done now has written, too
        }
        nudgeAt(lastWriteNanos + untilNudge());
    }

    synchronized void ready(OutputStream ready) {
        out = ready;
        begin();
    }

    synchronized void close() {
        closed = true;
        held = NOTHING;
        heldBytes = 0;
    }

    private synchronized void flush() {
        flushDue = false;
        begin();
    }

    private void begin() {
        OutputStream to = out;
        boolean something = heldBytes > keptBytes() || (finishing && settled && !finished);
        if (!runs && !closed && something && to != null) {
            runs = true;
            if (connection.loop().isCurrent() && connection.takesAtOnce(heldBytes)) {
                run(to);
            } else {
                connection.workers().run(() -> run(to));
            }
        }
    }

    /** What goes with the end of the stream, once all before has surely left. */
    private int keptBytes() {
        boolean keeps = finishing && heldBytes > 0 && (!settled || heldBytes > ONE_PACKET_BYTES);
        return keeps ? 1 : 0;
    }

    // ---- on a thread that may wait, or on the loop when nothing is to be waited for

    private void run(OutputStream to) {
        try {
            for (byte[] next = take(to); next.length > 0; next = take(to)) {
                connection.given(next.length);
                write(to, next);
                for (int packets = next.length / ONE_PACKET_BYTES; packets > 0; packets--) {
                    to.write(NOTHING);
                }
                sent();
                written(next.length > ONE_PACKET_BYTES);
            }
            sent(); // the end
        } catch (IOException e) {
            close(); // reset, or the connection is gone, which somebody else tells
        }
    }

    /** No more at once than kwik has room for, or it would wait for what it has not been asked to send. */
    private void write(OutputStream to, byte[] bytes) throws IOException {
        for (int from = 0; from < bytes.length; from += SURE_ROOM_BYTES) {
            to.write(bytes, from, Math.min(SURE_ROOM_BYTES, bytes.length - from));
            if (bytes.length > SURE_ROOM_BYTES) {
                connection.send();
            }
        }
    }

    private void sent() {
        if (connection.loop().isCurrent()) {
            connection.sendSoon();
        } else {
            connection.send();
        }
    }

    /** What there is to write; nothing: this thread is done. */
    private synchronized byte[] take(OutputStream to) throws IOException {
        int kept = keptBytes();
        byte[] taken = Arrays.copyOf(held, heldBytes - kept);
        if (heldBytes == 0 && finishing && settled && !finished && !closed) {
            if (nudgedSinceData && filler.length > 0) {
                taken = filler;
            } else {
                finished = true;
                to.close(); // queues FIN, and does not wait
                stream.post(stream::writingEnded);
            }
        }
        settled &= taken.length <= ONE_PACKET_BYTES;
        if (kept > 0) {
            held[0] = held[heldBytes - 1];
        }
        heldBytes = kept;
        if (kept == 0 && held.length > maxHeldBytes) {
            held = NOTHING;
        }
        underWayBytes = taken.length;
        runs = taken.length > 0;
        if (runs) {
            writingSinceNanos = connection.loop().nowNanos();
            nudgedSinceData = false;
        }
        return taken;
    }

    private void written(boolean nudged) {
        boolean tell;
        synchronized (this) {
            nudgedSinceData |= nudged;
            underWayBytes = 0;
            writingSinceNanos = NOT_WRITING;
            tell = wanted;
            wanted = false;
        }
        if (tell) {
            stream.post(stream::writable);
        }
    }

    // ---- on the loop

    /** After the last write: what fits into one packet is forgotten less often, and who talks goes on soon. */
    private long untilNudge() {
        boolean small = settled && !finishing && heldBytes + underWayBytes <= ONE_PACKET_BYTES;
        return small ? 2 * NUDGE_NANOS : NUDGE_NANOS;
    }

    /**
     * The next nudge is then, unless it is sooner anyway: one that is seconds away is no use to a fresh write. All of a loop come
     * at the same moments, so that it wakes up for many at once.
     */
    private void nudgeAt(long earliestNanos) {
        long nanos = (earliestNanos / NUDGE_NANOS + 1) * NUDGE_NANOS;
        if (nanos < nextNudgeNanos) {
            nextNudgeNanos = nanos;
            connection.loop().at(nanos, () -> nudge(nanos));
        }
    }

    private synchronized void nudge(long dueNanos) {
        if (dueNanos != nextNudgeNanos) {
            return; // a sooner one has taken its place
        }
        nextNudgeNanos = NONE;
        OutputStream to = out;
        if (closed || finished) {
            return;
        }
        long now = connection.loop().nowNanos();
        boolean waits = writingSinceNanos != NOT_WRITING;
        if (waits && now - writingSinceNanos > connection.limits().patience().toNanos()) {
            connection.stuck("what was written is not taken");
            return;
        }
        if (to == null || now - lastWriteNanos < untilNudge()) {
            nudgeAt(Math.max(now, lastWriteNanos + untilNudge()));
            return;
        }
        if (finishing && heldBytes == 0 && filler.length == 0) {
            if (!waits) {
                settled = true; // the end of the stream is the nudge, and nothing could go with it
                begin();
                return;
            }
            if (now - writingSinceNanos < NUDGE_NANOS) {
                nudgeAt(now + NUDGE_NANOS); // the last bytes are about to be taken, and the end after them
                return;
            }
        }
        long lost = connection.packetsLost();
        boolean spared = nudges < SPARED_NUDGES && !waits && !finishing && lost == lostBefore && connection.seemsSent();
        if (!spared) {
            try {
                to.write(NOTHING);
            } catch (IOException e) {
                return; // the connection is gone
            }
            connection.sendSoon();
            nudgedSinceData = true;
            connection.nudges.incrementAndGet();
            realNudges++;
        }
        nudges++;
        if (waits || nudges < NUDGES) {
            long next = NUDGE_NANOS << Math.min(nudges, 9);
            nudgeAt(now + (waits ? Math.min(next, SLOWEST_NUDGE_NANOS) : next));
        }
        quieten(now);
        if (!waits && realNudges >= NUDGES_TO_SETTLE && (lost == lostBefore || nudges == NUDGES)) {
            settled = true;
            begin();
        }
        lostBefore = lost;
    }

    /**
     * Where the way is short, two ends of kwik acknowledge each other's acknowledgements for as long as they are
     * connected, each once in 40 ms: the one that waits for more to acknowledge waits so long that it asks for an
     * acknowledgement of its own. Something more to acknowledge ends that: it is answered at once, and asks for nothing.
     */
    private void quieten(long now) {
        long sent = connection.packetsSent();
        boolean chatters = nudges >= NUDGES_TO_QUIETEN && (sent - sentBefore) * CHATTER_NANOS >= now - lastNudgeNanos;
        sentBefore = sent;
        lastNudgeNanos = now;
        if (chatters && !runs && !finishing && heldBytes == 0 && filler.length > 0) {
            held = Arrays.copyOf(filler, FIRST_BYTES);
            heldBytes = filler.length;
            begin();
        }
    }
}
