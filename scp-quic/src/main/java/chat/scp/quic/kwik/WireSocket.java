package chat.scp.quic.kwik;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * The socket that kwik gets.
 *
 * <p>Theory of operation. kwik puts a datagram on its socket before it writes down that it did; where
 * the way is short, the acknowledgement comes too early, is not counted, and the packet is taken for
 * lost. So {@link #send} only queues, and a thread of the socket puts the datagram on the wire when
 * the sending thread has gone on: it sends the next one, or waits for something. And kwik takes an exception of its socket for the end: its server ends the whole JVM.
 * So none reaches it: what cannot be sent is a lost packet, and a failing receive is tried again.
 */
class WireSocket extends DatagramSocket {
    private static final System.Logger LOG = System.getLogger(WireSocket.class.getName());

    /** What waits for the wire; beyond it, datagrams are lost, as in any full buffer. */
    private static final int MAX_WAITING = 4096;

    /** How long a sender that neither sends nor waits is given. */
    private static final long HEAD_START_NANOS = 1_000_000;

    private static final long SPIN_NANOS = 30_000;

    private static final int BUFFER_BYTES = 2 * 1024 * 1024;
    private static final long PAUSE_NANOS = 10_000_000;

    /** A thread of kwik that sends. */
    private static final class Sender {
        final Thread thread = Thread.currentThread();
        volatile long sent;

        /** Only the thread itself calls it. */
        long next() {
            long number = sent + 1;
            sent = number;
            return number;
        }

        boolean hasGoneOn(long number) {
            if (sent > number) {
                return true;
            }
            Thread.State state = thread.getState();
            return state != Thread.State.RUNNABLE && state != Thread.State.BLOCKED;
        }
    }

    private record Outgoing(DatagramPacket datagram, Sender sender, long number, long sentNanos) {}

    private final ThreadLocal<Sender> senders = ThreadLocal.withInitial(Sender::new);

    private final BlockingQueue<Outgoing> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Faults faults;
    private final Thread wire;
    final LongAdder bytesSent = new LongAdder();
    final LongAdder bytesReceived = new LongAdder();
    final LongAdder dropped = new LongAdder();

    WireSocket(InetSocketAddress address, Faults faults, String name) throws SocketException {
        super(address);
        this.faults = faults;
        setReceiveBufferSize(BUFFER_BYTES);
        setSendBufferSize(BUFFER_BYTES);
        wire = new Thread(this::feedWire, name);
        wire.setDaemon(true);
        wire.start();
    }

    @Override
    public void send(DatagramPacket datagram) {
        Sender sender = senders.get();
        if (!waiting.offer(new Outgoing(datagram, sender, sender.next(), System.nanoTime()))) {
            dropped.increment();
        }
    }

    @Override
    public void receive(DatagramPacket datagram) throws IOException {
        while (true) {
            try {
                super.receive(datagram);
                bytesReceived.add(datagram.getLength());
                if (admits(datagram)) {
                    return;
                }
                dropped.increment();
            } catch (IOException | RuntimeException e) {
                if (isClosed() || Thread.currentThread().isInterrupted()) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                    throw timeout(e);
                }
                LOG.log(System.Logger.Level.DEBUG, "receiving failed", e);
                LockSupport.parkNanos(PAUSE_NANOS); // not a hot loop, whatever is wrong
                throw timeout(e);
            }
        }
    }

    /** Whether kwik gets to see this. */
    boolean admits(DatagramPacket datagram) {
        return true;
    }

    @Override
    public void close() {
        super.close();
        Thread feeding = wire;
        if (feeding != null) { // closed by the constructor of the superclass: it never began
            feeding.interrupt();
        }
    }

    /** The one exception that kwik's receiver ignores. */
    private static SocketTimeoutException timeout(Exception cause) {
        SocketTimeoutException ignored = new SocketTimeoutException("nothing was received");
        ignored.initCause(cause);
        return ignored;
    }

    private void feedWire() {
        try {
            while (!isClosed()) {
                Outgoing next = waiting.take();
                awaitSender(next);
                feedWire(next.datagram());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitSender(Outgoing next) {
        for (long waited = 0; waited < HEAD_START_NANOS && !next.sender().hasGoneOn(next.number()); ) {
            if (waited < SPIN_NANOS) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(SPIN_NANOS);
            }
            waited = System.nanoTime() - next.sentNanos();
        }
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
            bytesSent.add(datagram.getLength());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
