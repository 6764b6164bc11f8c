package chat.scp.quic.kwik;

import chat.scp.quic.engine.ServerSpec;
import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicInteger;

/** The socket of a server: lets no more in than the server can bear. */
final class ServerSocketOfKwik extends WireSocket {
    private final AtomicInteger connections = new AtomicInteger();
    private final int maxConnections;
    private final InitialGuard guard;
    private volatile boolean refusing;

    ServerSocketOfKwik(ServerSpec spec, Faults faults) throws SocketException {
        super(spec.address(), faults);
        maxConnections = spec.maxConnections();
        guard = new InitialGuard(spec.maxHandshakesPerAddress());
    }

    /** Only kwik's receiver calls it. */
    @Override
    boolean admits(DatagramPacket datagram) {
        if (!InitialGuard.isInitial(datagram)) {
            return true;
        }
        return !refusing && connections.get() < maxConnections && guard.admits(datagram, System.nanoTime());
    }

    void connected(InetSocketAddress remote) {
        connections.incrementAndGet();
        guard.connected(remote);
    }

    void disconnected() {
        connections.decrementAndGet();
    }

    void refuse() {
        refusing = true;
    }
}
