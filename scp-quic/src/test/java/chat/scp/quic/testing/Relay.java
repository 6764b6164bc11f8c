package chat.scp.quic.testing;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Passes datagrams between clients and a server over a {@link Line}, unless it is cut. Thread-safe. */
public final class Relay implements AutoCloseable {
    private static final int MAX_BYTES = 2048;

    private final DatagramSocket front = socket(InetAddress.getLoopbackAddress());
    private final InetSocketAddress server;
    private final Line line;
    private final InetAddress from;
    private final Map<SocketAddress, DatagramSocket> backs = new ConcurrentHashMap<>();
    private final Map<SocketAddress, Integer> sent = new HashMap<>();
    private int clients;
    private volatile int mostOfEach = Integer.MAX_VALUE;
    private volatile boolean cut;
    private volatile boolean deafToClients;
    private volatile boolean deafToServer;
    private volatile int deafTo;

    /** Loses nothing; to the server its clients seem to be at this address of the machine. */
    public Relay(InetSocketAddress server, InetAddress from) throws IOException {
        this(server, new Line(1, 0, Duration.ZERO), from);
    }

    public Relay(InetSocketAddress server, long seed, int lossPercent) throws IOException {
        this(server, new Line(seed, lossPercent, Duration.ZERO));
    }

    /** Closes the line, too, when it is closed. */
    public Relay(InetSocketAddress server, Line line) throws IOException {
        this(server, line, InetAddress.getLoopbackAddress());
    }

    private Relay(InetSocketAddress server, Line line, InetAddress from) throws IOException {
        this.from = from;
        this.server = server;
        this.line = line;
        start(this::toServer);
    }

    public int port() {
        return front.getLocalPort();
    }

    /** Nothing passes of the first so many clients. */
    public void deafTo(int number) {
        deafTo = number;
    }

    /** No more datagrams than that pass of each client. */
    public void limitTo(int datagrams) {
        mostOfEach = datagrams;
    }

    /** Nothing passes to the clients, or to the server, for as long as that is so. */
    public void hold(boolean fromClients, boolean fromServer) {
        deafToClients = fromClients;
        deafToServer = fromServer;
    }

    /** From now on nothing passes. */
    public void cut() {
        cut = true;
    }

    /** All clients come from another port from now on, and nothing gets to the old one, as when a router forgot them. */
    public void moveClients() {
        Map<SocketAddress, DatagramSocket> old = Map.copyOf(backs);
        backs.clear();
        old.values().forEach(DatagramSocket::close);
    }

    private void toServer() throws IOException {
        while (true) {
            DatagramPacket packet = receive(front);
            DatagramSocket back = backOf(packet.getSocketAddress());
            boolean isLate = sent.merge(packet.getSocketAddress(), 1, Integer::sum) > mostOfEach;
            if (back != null && !isLate && !deafToClients) {
                pass(back, packet, server);
            }
        }
    }

    /** What speaks to the server for this client; null: it is not heard. */
    private @Nullable DatagramSocket backOf(SocketAddress client) throws IOException {
        DatagramSocket known = backs.get(client);
        if (known == null) {
            DatagramSocket fresh = socket(from);
            known = fresh;
            backs.put(client, fresh);
            clients++;
            start(() -> toClient(fresh, client));
        }
        return clients > deafTo ? known : null;
    }

    private void toClient(DatagramSocket back, SocketAddress client) throws IOException {
        while (true) {
            DatagramPacket packet = receive(back);
            if (!deafToServer) {
                pass(front, packet, client);
            }
        }
    }

    private void pass(DatagramSocket via, DatagramPacket packet, SocketAddress to) throws IOException {
        if (cut) {
            return;
        }
        try {
            line.pass(via, packet, to);
        } catch (IOException e) {
            if (front.isClosed()) {
                throw e;
            }
            // The client has just moved, or its port is closed: a lost packet.
        }
    }

    private static DatagramSocket socket(InetAddress at) throws IOException {
        return new DatagramSocket(new InetSocketAddress(at, 0));
    }

    private static DatagramPacket receive(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[MAX_BYTES], MAX_BYTES);
        socket.receive(packet);
        return packet;
    }

    private interface Passing {
        void run() throws IOException;
    }

    private static void start(Passing passing) {
        Thread thread = new Thread(() -> {
            try {
                passing.run();
            } catch (IOException closed) {
                // The relay is closed, or this client has moved.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        front.close();
        backs.values().forEach(DatagramSocket::close);
        line.close();
    }
}
