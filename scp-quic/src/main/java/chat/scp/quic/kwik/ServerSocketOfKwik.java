package chat.scp.quic.kwik;

import chat.scp.quic.engine.ServerSpec;
import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** The socket of a server: lets no more in than the server can bear. */
final class ServerSocketOfKwik extends WireSocket {
    private final AtomicInteger connections = new AtomicInteger();
    private final Map<SocketAddress, LongAdder> bytesReceived = new ConcurrentHashMap<>();
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

    @Override
    void count(DatagramPacket datagram) {
        LongAdder bytes = bytesReceived.get(datagram.getSocketAddress());
        if (bytes != null) {
            bytes.add(datagram.getLength());
        }
    }

    /** The handshake with this client is through; what comes from there is counted from now on. */
    LongAdder connected(InetSocketAddress remote) {
        connections.incrementAndGet();
        guard.connected(remote);
        return bytesReceived.computeIfAbsent(remote, from -> new LongAdder());
    }

    void disconnected(InetSocketAddress remote) {
        connections.decrementAndGet();
        bytesReceived.remove(remote);
    }

    void refuse() {
        refusing = true;
    }
}
