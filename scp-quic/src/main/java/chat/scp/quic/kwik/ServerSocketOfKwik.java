package chat.scp.quic.kwik;

import chat.scp.quic.engine.ServerSpec;
import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The socket of a server: lets no more in than the server can bear. */
final class ServerSocketOfKwik extends WireSocket {
    private final AtomicInteger connections = new AtomicInteger();
    private final Map<SocketAddress, Traffic> traffic = new ConcurrentHashMap<>();
    private final int maxConnections;
    private final InitialGuard guard;
    private final List<Births> births = new CopyOnWriteArrayList<>();
    private volatile boolean refusing;

    ServerSocketOfKwik(ServerSpec spec, Faults faults) throws SocketException {
        super(spec.address(), faults);
        maxConnections = spec.maxConnections();
        guard = new InitialGuard(spec.maxHandshakesPerAddress());
    }

    /** Only kwik's receiver calls it. */
    @Override
    boolean admits(DatagramPacket datagram) {
        if (!EarlyData.cutFrom(datagram)) {
            return false;
        }
        if (!InitialGuard.isInitial(datagram)) {
            return true;
        }
        return !refusing && connections.get() < maxConnections && guard.admits(datagram, System.nanoTime());
    }

    @Override
    @Nullable
    Traffic traffic(SocketAddress peer) {
        return traffic.get(peer);
    }

    @Override
    Iterable<Traffic> traffic() {
        return traffic.values();
    }

    /** For one more connector. */
    Births births() {
        Births made = new Births();
        births.add(made);
        return made;
    }

    void forget(Births ended) {
        births.remove(ended);
    }

    @Override
    void awaitBirth() {
        births.forEach(Births::await);
    }

    /** Whoever begins from now on belongs to this one of the connectors. */
    void newcomersOf(int generation) {
        guard.newcomersOf(generation);
    }

    /** Which of the connectors this Initial belongs to. */
    int ownerOf(DatagramPacket initial) {
        return guard.ownerOf(initial);
    }

    /** The handshake with this client is through; what comes from there is counted from now on. */
    Traffic connected(InetSocketAddress remote) {
        connections.incrementAndGet();
        guard.connected(remote);
        return traffic.computeIfAbsent(remote, from -> new Traffic());
    }

    void disconnected(InetSocketAddress remote) {
        connections.decrementAndGet();
        traffic.remove(remote);
    }

    void refuse() {
        refusing = true;
    }
}
