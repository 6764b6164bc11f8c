package chat.scp.quic.kwik;

import java.net.DatagramPacket;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What passes between a socket and one peer. kwik's timer for lost packets can be cancelled by the thread that has
 * just seen the last one acknowledged, when another has sent a new one meanwhile; if that is lost, it is not sent
 * again until something else is. So the last datagram that has to be acknowledged is kept here, and repeated when
 * nothing at all has come for a while, or only what was about something older: then something is in flight still. To the
 * peer that is a network that delivers twice. Thread-safe.
 */
final class Traffic {
    /** kwik's own probes come sooner on all but the slowest ways. */
    static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    /** In one silence; each time it takes twice as long. */
    static final int MAX_REPEATS = 6;

    /** Of a datagram, at the least, what is no data of a stream: header, tag, and the frame's own fields. */
    private static final int OVERHEAD_BYTES = 25;

    private long bytesReceived;
    /** What kwik was given since all before that had left, and what has left since. */
    private long bytesGiven;

    private long bytesLeft;
    private @Nullable DatagramPacket unanswered;
    private long sentNanos;
    private int repeats;
    /** Something came after it was sent. */
    private boolean answered;

    private BooleanSupplier inFlight = () -> false;
    private volatile Runnable onLook = () -> {};

    /** A datagram has left that is to be acknowledged. kwik does not use it again. */
    synchronized void sent(DatagramPacket datagram, long nowNanos) {
        if (answered) {
            answered = false;
            repeats = 0;
        }
        unanswered = datagram;
        sentNanos = nowNanos;
        bytesLeft += Math.max(0, datagram.getLength() - OVERHEAD_BYTES);
    }

    /** kwik is about to be given so much of a stream to send. */
    synchronized void given(int bytes) {
        if (haveLeft()) {
            bytesGiven = 0;
            bytesLeft = 0;
        }
        bytesGiven += bytes;
    }

    /** Whether what kwik was given seems to be on its way: so much has left, but it may have been something else. */
    synchronized boolean haveLeft() {
        return bytesLeft >= bytesGiven;
    }

    synchronized void received(int bytes) {
        bytesReceived += bytes;
        answered = true;
    }

    /** Tells whether what was sent is acknowledged; without it, whatever comes is taken for the acknowledgement. */
    synchronized void inFlight(BooleanSupplier tells) {
        inFlight = tells;
    }

    /** What to do whenever somebody looks what is to be repeated. */
    void onLook(Runnable task) {
        onLook = task;
    }

    void look() {
        onLook.run();
    }

    synchronized long bytesReceived() {
        return bytesReceived;
    }

    /** What is to be repeated now; null: nothing. */
    synchronized @Nullable DatagramPacket due(long nowNanos) {
        if (unanswered != null && answered) {
            answered = false;
            sentNanos = nowNanos;
            if (!inFlight.getAsBoolean()) {
                unanswered = null;
                repeats = 0;
            }
        }
        boolean due = unanswered != null && repeats < MAX_REPEATS && nowNanos - sentNanos >= PATIENCE_NANOS << repeats;
        if (!due) {
            return null;
        }
        repeats++;
        return unanswered;
    }
}
