package chat.scp.benchmarks.network;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** Passes datagrams between clients and a server, and loses some of them, from a seed. */
final class LossyRelay implements AutoCloseable {
    private static final int MAX_BYTES = 2048;

    private final DatagramSocket front = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final InetSocketAddress server;
    private final Map<SocketAddress, DatagramSocket> backs = new ConcurrentHashMap<>();
    private final Random random;
    private final int lossPercent;

    LossyRelay(InetSocketAddress server, long seed, int lossPercent) throws IOException {
        this.server = server;
        this.random = new Random(seed);
        this.lossPercent = lossPercent;
        start(this::toServer);
    }

    int port() {
        return front.getLocalPort();
    }

    private void toServer() throws IOException {
        while (true) {
            DatagramPacket packet = receive(front);
            SocketAddress client = packet.getSocketAddress();
            DatagramSocket back = backs.get(client);
            if (back == null) {
                DatagramSocket fresh = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                backs.put(client, fresh);
                start(() -> toClient(fresh, client));
                back = fresh;
            }
            pass(back, packet, server);
        }
    }

    private void toClient(DatagramSocket back, SocketAddress client) throws IOException {
        while (true) {
            pass(front, receive(back), client);
        }
    }

    private void pass(DatagramSocket via, DatagramPacket packet, SocketAddress to) throws IOException {
        boolean lost;
        synchronized (random) {
            lost = random.nextInt(100) < lossPercent;
        }
        if (!lost) {
            packet.setSocketAddress(to);
            via.send(packet);
        }
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
                // The run is over.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        front.close();
        backs.values().forEach(DatagramSocket::close);
    }
}
