package chat.scp.quic.kwik;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes one stream. kwik's streams block behind a peer that does not read, and are not for two
 * writers: what is to be written is gathered here, and one thread at a time writes it.
 *
 * <p>kwik's sender now and then forgets what it was given, until something else is written: two threads
 * raise and lower one counter in the wrong order. So some milliseconds after the last write something
 * that means nothing follows, if there is such a thing.
 */
final class StreamWriter {
    private static final long NUDGE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long NOT_WRITING = Long.MIN_VALUE;
    private static final int FIRST_BYTES = 2048;

    private final KwikStream stream;
    private final KwikConnection connection;
    private final int maxHeldBytes;
    private byte[] held = new byte[0];
    private int heldBytes;
    /** Bytes that the writing thread has taken and kwik has not. */
    private int underWayBytes;

    private boolean finishing;
    private boolean finished;
    private boolean runs;
    private boolean closed;
    private boolean wanted;
    private @Nullable OutputStream out;
    private byte @Nullable [] filler;
    private long lastWriteNanos;
    private boolean nudging;
    private boolean watching;
    private long writingSinceNanos = NOT_WRITING;

    StreamWriter(KwikStream stream, KwikConnection connection) {
        this.stream = stream;
        this.connection = connection;
        maxHeldBytes = connection.limits().streamWriteBytes();
    }

    synchronized void filler(byte[] bytes) {
        filler = bytes.clone();
    }

    synchronized int room() {
        int waiting = heldBytes + underWayBytes;
        int room = waiting == 0 ? Integer.MAX_VALUE : Math.max(0, maxHeldBytes - waiting);
        wanted = room < maxHeldBytes;
        return room;
    }

    synchronized void write(ByteBuffer bytes, boolean last) {
        if (closed || finishing) {
            return;
        }
        append(bytes);
        finishing = last;
        begin();
        if (filler != null && !nudging && !last) {
            nudging = true;
            connection.loop().at(lastWriteNanos + NUDGE_NANOS, this::nudge);
        }
        if (!watching) {
            watching = true;
            connection.loop().at(lastWriteNanos + patienceNanos(), this::watch);
        }
    }

    private void append(ByteBuffer bytes) {
        int added = bytes.remaining();
        if (held.length - heldBytes < added) {
            byte[] larger = new byte[Math.max(FIRST_BYTES, Math.max(held.length * 2, heldBytes + added))];
            System.arraycopy(held, 0, larger, 0, heldBytes);
            held = larger;
        }
        bytes.get(held, heldBytes, added);
        heldBytes += added;
        lastWriteNanos = connection.loop().nowNanos();
    }

    synchronized void ready(OutputStream ready) {
        out = ready;
        begin();
    }

    synchronized void close() {
        closed = true;
        held = new byte[0];
        heldBytes = 0;
    }

    private void begin() {
        boolean something = heldBytes > 0 || (finishing && !finished);
        if (!runs && !closed && something && out != null) {
            runs = true;
            OutputStream to = out;
            connection.workers().run(() -> run(to));
        }
    }

    private void nudge() {
        synchronized (this) {
            nudging = false;
            byte[] bytes = filler;
            if (closed || finishing || bytes == null) {
                return;
            }
            long due = lastWriteNanos + NUDGE_NANOS;
            if (due > connection.loop().nowNanos() || runs) {
                nudging = true;
                connection.loop().at(Math.max(due, connection.loop().nowNanos() + NUDGE_NANOS), this::nudge);
                return;
            }
            append(ByteBuffer.wrap(bytes));
            begin();
        }
        connection.nudges.incrementAndGet();
    }

    /** Ends a connection whose peer leaves what was written to it. */
    private void watch() {
        synchronized (this) {
            long now = connection.loop().nowNanos();
            long since = writingSinceNanos;
            if (closed || (since == NOT_WRITING && !runs)) {
                watching = false;
                return;
            }
            long due = (since == NOT_WRITING ? now : since) + patienceNanos();
            if (due > now) {
                connection.loop().at(due, this::watch);
                return;
            }
        }
        connection.stuck("what was written is not taken");
    }

    private long patienceNanos() {
        return connection.limits().patience().toNanos();
    }

    /** On a thread that may wait. */
    private void run(OutputStream to) {
        try {
            for (byte[] next = take(); next != null; next = take()) {
                to.write(next);
                written();
            }
        } catch (IOException e) {
            close(); // reset, or the connection is gone, which somebody else tells
        }
    }

    private synchronized byte @Nullable [] take() throws IOException {
        if (closed) {
            runs = false;
            return null;
        }
        if (heldBytes == 0) {
            runs = false;
            if (finishing && !finished) {
                finished = true;
                if (out != null) {
                    out.close(); // queues FIN, and does not wait
                }
            }
            return null;
        }
        byte[] taken = new byte[heldBytes];
        System.arraycopy(held, 0, taken, 0, heldBytes);
        if (held.length > maxHeldBytes) {
            held = new byte[0];
        }
        underWayBytes = heldBytes;
        writingSinceNanos = connection.loop().nowNanos();
        heldBytes = 0;
        return taken;
    }

    private void written() {
        boolean tell;
        synchronized (this) {
            underWayBytes = 0;
            writingSinceNanos = NOT_WRITING;
            tell = wanted;
            wanted = false;
        }
        if (tell) {
            stream.post(stream::writable);
        }
    }
}
