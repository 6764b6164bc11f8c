package chat.scp.quic.kwik;

import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The socket of a client. kwik sends its first packet before it remembers what was in it, and fails when
 * a Retry is there sooner. So the first answer waits until the thread that dials waits for it, too.
 */
final class DiallingSocket extends WireSocket {
    private static final long LOOK_NANOS = TimeUnit.MICROSECONDS.toNanos(50);
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Thread dialling = Thread.currentThread();
    private final Traffic only = new Traffic();
    /** Only kwik's thread that receives looks at it. */
    private boolean answered;

    /** To be made by the thread that dials. */
    DiallingSocket(Faults faults) throws SocketException {
        super(new InetSocketAddress(0), faults);
    }

    /** With its one peer. */
    Traffic only() {
        return only;
    }

    @Override
    Traffic traffic(SocketAddress peer) {
        return only;
    }

    @Override
    Iterable<Traffic> traffic() {
        return List.of(only);
    }

    @Override
    boolean admits(DatagramPacket datagram) {
        if (!answered) {
            answered = true;
            awaitDialling();
        }
        return true;
    }

    private void awaitDialling() {
        long begin = System.nanoTime();
        // While it dials it waits for nothing with a limit but the end of the handshake.
        while (dialling.getState() != Thread.State.TIMED_WAITING && System.nanoTime() - begin < LIMIT_NANOS) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
