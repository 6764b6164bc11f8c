package chat.scp.quic.kwik;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Connections of a server while kwik makes them. kwik lets a connection answer before it has written down that
 * there is one. If the client's next packet is there sooner, kwik takes it for that of a newcomer, keeps a second
 * entry in the place of the first, and throws both away half a minute later: the connection is deaf from then on. So
 * the first datagram of a connection waits until the thread that makes it has gone on to something else. That
 * thread is but one for all connections, and what it does is told to kwik's logger. Thread-safe.
 */
final class Births {
    private static final String MAKES = "Creating new connection";
    private static final long LOOK_NANOS = TimeUnit.MICROSECONDS.toNanos(50);
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private volatile @Nullable Thread making;
    private volatile long begun;
    private volatile long over;

    /** What kwik tells its logger, whatever it is; on any thread. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // only the one thread that makes connections writes
    void told(String message) {
        if (message.startsWith(MAKES)) {
            making = Thread.currentThread();
            over = begun;
            begun++;
        } else if (Thread.currentThread() == making) {
            over = begun;
        }
    }

    /** Waits until all connections that were begun by now are written down. */
    void await() {
        Thread by = making;
        long wanted = begun;
        long begin = System.nanoTime();
        while (by != null
                && over < wanted
                && by.getState() != Thread.State.WAITING // for the next newcomer
                && System.nanoTime() - begin < LIMIT_NANOS) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
