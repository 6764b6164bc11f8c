package chat.scp.benchmarks.streams;

import chat.scp.quic.testing.Line;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Two network namespaces, and a {@link Line} between them that carries whole IP packets, so that TCP and UDP see the same
 * losses and delays.
 *
 * <pre>
 *   namespace of the server          here           namespace of the client
 *   wan0 10.77.0.1 ─ VXLAN ─ veth ── Line ── veth ─ VXLAN ─ wan0 10.77.0.2
 * </pre>
 *
 * <p>A VXLAN packs each packet into a UDP datagram, and the other end of its veth is a socket here. So no kernel needs {@code
 * netem}, which many do not have.
 */
final class NamespaceWan implements Wan {
    private static final String PREFIX = "scp-bench-";
    private static final int MAX_BYTES = 2048;
    private static final int COMMAND_SECONDS = 10;

    /** With VXLAN's 50 bytes it still holds an Ethernet frame of 1,500. */
    private static final int OUTER_MTU = 1_600;

    private final Line line;
    private final Side server;
    private final Side client;

    /** Throws an IOException that says why, where this user or this system cannot. */
    NamespaceWan(Line line) throws IOException {
        this.line = line;
        removeLeftOvers();
        server = new Side("server", 1, 2);
        client = new Side("client", 2, 1);
        try {
            server.open();
            client.open();
            server.carryTo(client);
            client.carryTo(server);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Those of a run that was killed. */
    private static void removeLeftOvers() throws IOException {
        for (String listed : run("ip", "netns", "list").split("\n")) {
            String name = listed.split(" ")[0];
            if (name.startsWith(PREFIX)) {
                String[] parts = name.substring(PREFIX.length()).split("-");
                if (ProcessHandle.of(Long.parseLong(parts[0])).isEmpty()) {
                    run("ip", "netns", "delete", name);
                }
            }
        }
    }

    @Override
    public List<String> onServerSide(List<String> command) {
        return server.within(command);
    }

    @Override
    public List<String> onClientSide(List<String> command) {
        return client.within(command);
    }

    @Override
    public String serverAddress() {
        return server.inner(1);
    }

    @Override
    public InetSocketAddress way(int port) {
        return new InetSocketAddress(serverAddress(), port);
    }

    @Override
    public long lost() {
        return line.lost();
    }

    @Override
    public void close() {
        server.close();
        client.close();
        line.close();
    }

    /** One namespace, and the socket here that it sends to. */
    private final class Side {
        private final int number;
        private final int other;
        private final String name;
        private final String here;
        private final String outerHere;
        private final String outerThere;
        private @Nullable DatagramSocket socket;

        Side(String role, int number, int other) {
            long pid = ProcessHandle.current().pid();
            this.number = number;
            this.other = other;
            name = PREFIX + pid + "-" + role;
            here = "scpb" + pid + role.charAt(0);
            String net = "198.18." + pid % 250 + "."; // of the range that is kept for benchmarks, RFC 2544
            outerHere = net + (4 * number + 1);
            outerThere = net + (4 * number + 2);
        }

        void open() throws IOException {
            run("ip", "netns", "add", name);
            String mtu = "" + OUTER_MTU;
            run(
                    "ip", "link", "add", here, "mtu", mtu, "type", "veth", "peer", "name", "eth0", "mtu", mtu, "netns",
                    name);
            run("ip", "addr", "add", outerHere + "/30", "dev", here);
            run("ip", "link", "set", here, "up");
            inside("link set lo up");
            inside("addr add " + outerThere + "/30 dev eth0");
            inside("link set eth0 up");
            DatagramSocket made = new DatagramSocket(new InetSocketAddress(outerHere, 0));
            socket = made;
            inside("link add wan0 address " + mac(number) + " type vxlan id 1 dev eth0 local " + outerThere + " remote "
                    + outerHere + " dstport " + made.getLocalPort());
            // What leaves is one packet of the size that it says, as on a wire.
            inside("link set wan0 mtu 1500 gso_max_segs 1 addrgenmode none up");
            inside("addr add " + inner(number) + "/24 dev wan0");
            inside("neigh add " + inner(other) + " lladdr " + mac(other) + " dev wan0 nud permanent");
        }

        private void inside(String arguments) throws IOException {
            List<String> command = new ArrayList<>(List.of("ip", "-n", name));
            command.addAll(Arrays.asList(arguments.split(" ")));
            run(command.toArray(new String[0]));
        }

        String inner(int of) {
            return "10.77.0." + of;
        }

        private String mac(int of) {
            return "02:00:00:00:00:0" + of;
        }

        List<String> within(List<String> command) {
            List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", name));
            all.addAll(command);
            return all;
        }

        void carryTo(Side to) {
            DatagramSocket from = Objects.requireNonNull(socket);
            DatagramSocket out = Objects.requireNonNull(to.socket);
            InetSocketAddress address = new InetSocketAddress(to.outerThere, out.getLocalPort());
            Thread carrying = new Thread(() -> carry(from, out, address), "from-" + name);
            carrying.setDaemon(true);
            carrying.start();
        }

        private void carry(DatagramSocket from, DatagramSocket out, InetSocketAddress to) {
            try {
                while (true) {
                    DatagramPacket packet = new DatagramPacket(new byte[MAX_BYTES], MAX_BYTES);
                    from.receive(packet);
                    InnerChecksum.complete(packet.getData(), packet.getLength());
                    line.pass(out, packet, to);
                }
            } catch (IOException closed) {
                // The run is over.
            }
        }

        /** The veth first: the kernel removes those of a namespace some time later, and the next run has the same addresses. */
        void close() {
            if (socket != null) {
                socket.close();
            }
            tryToRun("ip", "link", "delete", here);
            tryToRun("ip", "netns", "delete", name);
        }
    }

    private static void tryToRun(String... command) {
        try {
            run(command);
        } catch (IOException gone) {
            // It never was, or somebody else has removed it.
        }
    }

    private static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (!process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return said;
    }
}
