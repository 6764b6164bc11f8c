package chat.scp.quic.kwik;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The socket that kwik gets.
 *
 * <p>Theory of operation. kwik puts a datagram on its socket before it writes down that it did. Where the
 * way is short, or the machine busy, the acknowledgement comes too early and is not counted: the packet
 * stays in flight for ever, and takes its part of the congestion window with it. So {@link #send} only
 * holds the datagram. When kwik has written it down, the same thread tells its logger so, and {@link
 * #writtenDown} puts the datagram on the wire.
 *
 * <p>And kwik takes an exception of its socket for the end: its server ends the whole JVM. So none
 * reaches it: what cannot be sent is a lost packet, and a failing receive is tried again.
 */
abstract class WireSocket extends DatagramSocket {
    private static final System.Logger LOG = System.getLogger(WireSocket.class.getName());
    private static final int BUFFER_BYTES = 2 * 1024 * 1024;
    private static final long PAUSE_NANOS = 10_000_000;
    /** All look at the same moments. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** What one thread of kwik has sent and not written down. */
    private static final class Held {
        /** Others send what belongs to no connection, such as Version Negotiation, and write nothing down. */
        private boolean sender = Thread.currentThread().getName().startsWith("sender");

        private @Nullable WireSocket socket;
        private @Nullable DatagramPacket datagram;
        private boolean inFlight;
        private boolean first = true;

        void hold(WireSocket via, DatagramPacket sent) {
            release(); // kwik gave up in between
            socket = via;
            datagram = sent;
            if (!sender) {
                release();
            } else if (first) {
                first = false;
                via.awaitBirth();
            }
        }

        void release() {
            WireSocket via = socket;
            DatagramPacket sent = datagram;
            socket = null;
            datagram = null;
            if (via != null && sent != null) {
                if (inFlight) {
                    via.remember(sent);
                }
                via.feedWire(sent);
            }
            inFlight = false;
        }
    }

    private static final ThreadLocal<Held> HELD = ThreadLocal.withInitial(Held::new);

    private final Faults faults;
    final LongAdder dropped = new LongAdder();

    WireSocket(InetSocketAddress address, Faults faults) throws SocketException {
        super(address);
        this.faults = faults;
        setReceiveBufferSize(BUFFER_BYTES);
        setSendBufferSize(BUFFER_BYTES);
    }

    /** The calling thread is kwik's sender for a while; {@code begun}: of a connection that has sent something before. */
    static void beginSending(boolean begun) {
        Held held = HELD.get();
        held.sender = true;
        held.first = !begun;
    }

    /** Returns whether the connection has sent something by now. */
    static boolean endSending() {
        Held held = HELD.get();
        held.release();
        held.sender = false;
        return !held.first;
    }

    /** What the calling thread of kwik has sent is to be acknowledged. */
    static void inFlight() {
        HELD.get().inFlight = true;
    }

    /** The calling thread of kwik has written down what it sent. */
    static void writtenDown() {
        HELD.get().release();
    }

    @Override
    public void send(DatagramPacket datagram) {
        HELD.get().hold(this, datagram);
    }

    @Override
    public void receive(DatagramPacket datagram) throws IOException {
        while (true) {
            try {
                super.receive(datagram);
                Traffic traffic = traffic(datagram.getSocketAddress());
                if (traffic != null) {
                    traffic.received(datagram.getLength());
                }
                if (admits(datagram)) {
                    return;
                }
                dropped.increment();
            } catch (IOException | RuntimeException e) {
                if (!isClosed() && !Thread.currentThread().isInterrupted()) {
                    LOG.log(System.Logger.Level.DEBUG, "receiving failed", e);
                }
                LockSupport.parkNanos(PAUSE_NANOS); // not a hot loop, whatever is wrong
                throw timeout(e);
            }
        }
    }

    /** Whether kwik gets to see this; on kwik's thread that receives. */
    boolean admits(DatagramPacket datagram) {
        return true;
    }

    /** What passes between this socket and that peer; null: it is not connected. */
    abstract @Nullable Traffic traffic(SocketAddress peer);

    /** With all peers. */
    abstract Iterable<Traffic> traffic();

    /** The calling thread is about to send the first datagram of a connection. */
    void awaitBirth() {}

    /** From now on what stays without an answer is repeated. */
    void watch(Workers workers) {
        Duration next = Duration.ofNanos(LOOK_NANOS - Math.floorMod(System.nanoTime(), LOOK_NANOS));
        var unused = workers.later(next, () -> {
            if (!isClosed()) {
                repeatUnanswered();
                watch(workers);
            }
        });
    }

    private void repeatUnanswered() {
        long now = System.nanoTime();
        for (Traffic one : traffic()) {
            one.look();
            DatagramPacket due = one.due(now);
            if (due != null) {
                feedWire(due);
            }
        }
    }

    private void remember(DatagramPacket datagram) {
        Traffic traffic = traffic(datagram.getSocketAddress());
        if (traffic != null) {
            traffic.sent(datagram, System.nanoTime());
        }
    }

    /** The one exception that kwik's receiver ignores. */
    private static SocketTimeoutException timeout(Exception cause) {
        SocketTimeoutException ignored = new SocketTimeoutException("nothing was received");
        ignored.initCause(cause);
        return ignored;
    }

    private void feedWire(DatagramPacket datagram) {
        try {
            faults.send(datagram, this::reallySend);
        } catch (RuntimeException e) {
            dropped.increment(); // a lost packet: QUIC knows what to do
            LOG.log(System.Logger.Level.TRACE, "sending failed", e);
        }
    }

    private void reallySend(DatagramPacket datagram) {
        try {
            super.send(datagram);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
