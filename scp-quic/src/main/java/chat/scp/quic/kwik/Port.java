package chat.scp.quic.kwik;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A UDP port that connectors of kwik share, since each shows one certificate for good. Thread-safe.
 *
 * <p>Theory of operation. One of them reads the socket, on its own thread: as long as it is alone that is all. When there
 * is a newer one, newcomers are passed on to that; the one that reads hands over as soon as it has read something, which
 * may take until something comes. Whose connection an Initial belongs to, the guard knows; all else is for whoever knows the
 * connection id in it, and goes to everybody: kwik drops what is not for it.
 */
final class Port {
    private final ServerSocketOfKwik socket;
    /** The newest last. */
    private final List<ConnectorSocket> open = new CopyOnWriteArrayList<>();

    private volatile int reading = 1;
    private int generations;

    Port(ServerSocketOfKwik socket) {
        this.socket = socket;
    }

    ServerSocketOfKwik socket() {
        return socket;
    }

    /** For a connector that is not in use yet. */
    synchronized ConnectorSocket next() throws SocketException {
        return new ConnectorSocket(this, ++generations);
    }

    /** Newcomers belong to this one from now on. */
    synchronized void use(ConnectorSocket newest) {
        open.add(newest);
        socket.newcomersOf(newest.generation());
    }

    void leave(ConnectorSocket closed) {
        open.remove(closed);
    }

    /** Whether this one reads the socket. */
    boolean isRead(ConnectorSocket by) {
        return reading == by.generation();
    }

    /** Reads one datagram; false: it was for somebody else. */
    boolean read(ConnectorSocket by, DatagramPacket into) throws IOException {
        socket.receive(into);
        boolean its = open.size() <= 1 || share(by, into);
        handOver(by);
        return its;
    }

    private boolean share(ConnectorSocket by, DatagramPacket datagram) {
        boolean initial = InitialGuard.isInitial(datagram);
        int owner = initial ? socket.ownerOf(datagram) : 0;
        for (ConnectorSocket other : open) {
            if (other != by && (!initial || other.generation() == owner)) {
                other.passOn(datagram);
            }
        }
        return !initial || owner == by.generation();
    }

    private void handOver(ConnectorSocket by) {
        int last = open.size() - 1;
        if (last < 0) {
            return; // all are closed
        }
        ConnectorSocket newest = open.get(last);
        if (newest != by) {
            reading = newest.generation();
            newest.yourTurn();
        }
    }
}
