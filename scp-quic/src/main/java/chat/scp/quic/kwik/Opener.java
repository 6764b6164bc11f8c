package chat.scp.quic.kwik;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tech.kwik.core.QuicConnection;
import tech.kwik.core.QuicStream;

/**
 * Opens the streams of one connection, one after the other. kwik waits for stream credit for ever, even
 * on a connection that is closed, but an interrupt frees it. What was to go on a stream that kwik does not open would be lost
 * in silence, so then the connection is given up, if it has not ended by itself by then. Thread-safe.
 */
final class Opener {
    /** A connection that has ended says soon why. */
    static final Duration ENDS_BY_ITSELF = Duration.ofSeconds(1);

    private record Wanted(boolean bidirectional, Consumer<QuicStream> taker) {}

    private final QuicConnection connection;
    private final Workers workers;
    private final Duration patience;
    private final Consumer<String> stuck;
    private final Runnable lost;
    private final Deque<Wanted> wanted = new ArrayDeque<>();
    private @Nullable Thread waiting;
    private boolean runs;
    private boolean closed;

    Opener(QuicConnection connection, Workers workers, Duration patience, Consumer<String> stuck, Runnable lost) {
        this.connection = connection;
        this.workers = workers;
        this.patience = patience;
        this.stuck = stuck;
        this.lost = lost;
    }

    synchronized void open(boolean bidirectional, Consumer<QuicStream> taker) {
        wanted.add(new Wanted(bidirectional, taker));
        if (!runs && !closed) {
            runs = true;
            workers.run(this::run);
        }
    }

    synchronized void close() {
        closed = true;
        wanted.clear();
        if (waiting != null) {
            waiting.interrupt();
        }
    }

    private void run() {
        for (Wanted next = next(); next != null; next = next()) {
            Future<?> alarm = workers.later(patience, () -> stuck.accept("no credit for a stream"));
            try {
                next.taker().accept(create(next.bidirectional()));
            } catch (IOException | RuntimeException e) {
                var unused = workers.later(ENDS_BY_ITSELF, lost);
            } finally {
                alarm.cancel(false);
            }
        }
    }

    private QuicStream create(boolean bidirectional) throws IOException {
        try {
            return connection.createStream(bidirectional);
        } catch (RuntimeException e) {
            if (isClosed()) {
                throw e;
            }
            return connection.createStream(bidirectional); // an interrupt, meant for what this thread did before
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized @Nullable Wanted next() {
        Wanted next = closed ? null : wanted.poll();
        runs = next != null;
        waiting = runs ? Thread.currentThread() : null;
        if (!runs) {
            Thread.interrupted(); // the thread goes on to other work
        }
        return next;
    }
}
