package chat.scp.client.demo;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Carries somebody's UDP packets to the server and back, until it is pulled out. Thread-safe. */
public final class Cable implements AutoCloseable {
    private static final int MAX_BYTES = 65_535;

    private final InetSocketAddress server;
    private final DatagramSocket near;
    /** For each port that the client sends from, one that the server sees. */
    private final Map<SocketAddress, DatagramSocket> far = new ConcurrentHashMap<>();

    private final AtomicLong lost = new AtomicLong();
    private volatile boolean pulled;

    public Cable(InetSocketAddress server) throws IOException {
        this.server = server;
        near = socket();
        begin("demo-cable-out", this::outward);
    }

    /** What the client takes for the server's. */
    public int port() {
        return near.getLocalPort();
    }

    public void pull() {
        pulled = true;
    }

    public void plugIn() {
        pulled = false;
    }

    /** Packets that went nowhere. */
    public long lost() {
        return lost.get();
    }

    private void outward() throws IOException {
        while (true) {
            DatagramPacket packet = receive(near);
            SocketAddress client = packet.getSocketAddress();
            DatagramSocket via = far.get(client);
            if (via == null) {
                DatagramSocket made = socket();
                far.put(client, made);
                begin("demo-cable-in", () -> inward(made, client));
                via = made;
            }
            pass(packet, via, server);
        }
    }

    private void inward(DatagramSocket from, SocketAddress client) throws IOException {
        while (true) {
            pass(receive(from), near, client);
        }
    }

    private void pass(DatagramPacket packet, DatagramSocket via, SocketAddress to) throws IOException {
        if (pulled) {
            lost.incrementAndGet();
            return;
        }
        packet.setSocketAddress(to);
        via.send(packet);
    }

    private static DatagramPacket receive(DatagramSocket from) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[MAX_BYTES], MAX_BYTES);
        from.receive(packet);
        return packet;
    }

    private static DatagramSocket socket() throws IOException {
        return new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private interface Carrying {
        void run() throws IOException;
    }

    private static void begin(String name, Carrying carrying) {
        Thread thread = new Thread(
                () -> {
                    try {
                        carrying.run();
                    } catch (IOException closed) {
                        // The demo is over.
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        near.close();
        far.values().forEach(DatagramSocket::close);
    }
}
