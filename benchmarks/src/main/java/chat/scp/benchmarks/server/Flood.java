package chat.scp.benchmarks.server;

import chat.scp.auth.SaltedPassword;
import chat.scp.auth.ScramParameters;
import chat.scp.dialect.ClientConfig;
import chat.scp.dialect.Credential;
import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.UserName;
import chat.scp.pdu.Visibility;
import chat.scp.pdu.v2.Create;
import chat.scp.quic.ConnectorOptions;
import chat.scp.quic.QuicClient;
import chat.scp.quic.QuicConnector;
import chat.scp.quic.testing.Relay;
import chat.scp.quic.tls.ServerTrusts;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.SendOutcome;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Somebody who wants a server to serve nobody else: a process of its own, at an address of its own (127.0.0.2), until it is
 * told to end. Then it prints what it did and how it was answered.
 */
final class Flood {
    /** A line that it prints when the first is done. */
    static final String BEGUN = "begun";

    /** What its last line begins with. */
    static final String SAID = "did: ";

    private static final int WORKERS = 8;
    private static final int DATAGRAM_BYTES = 1_200;
    private static final int MAX_BYTES = 2_048;
    private static final int WAIT_SECONDS = 5;
    private static final int BURST = 100;
    private static final int BURST_MILLIS = 5;
    private static final int RECORDED = 50;

    private static final SaltedPassword GUESS =
            SaltedPassword.derive("guess", new ScramParameters(Bytes.ofHex("01".repeat(16)), 4_096));

    private final InetAddress from = InetAddress.getByName("127.0.0.2");
    private final InetSocketAddress server;
    private final Map<String, Integer> tally = new TreeMap<>();
    private volatile boolean over;

    private Flood(InetSocketAddress server) throws IOException {
        this.server = server;
    }

    /** Arguments: the kind, and the server's port. Ends when its input ends. */
    public static void main(String[] args) throws Exception {
        Flood flood = new Flood(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[1])));
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < (args[0].equals("garbage") || args[0].equals("half-open") ? 1 : WORKERS); i++) {
            int worker = i;
            threads.add(new Thread(() -> flood.work(args[0], worker)));
        }
        threads.forEach(thread -> thread.setDaemon(true));
        threads.forEach(Thread::start);
        int unused = System.in.read();
        flood.over = true;
        System.out.println(SAID + flood.said());
        System.exit(0);
    }

    private void work(String kind, int worker) {
        try {
            switch (kind) {
                case "logins" -> logins(worker);
                case "messages" -> messages(worker);
                case "garbage" -> garbage();
                case "half-open" -> halfOpen();
                default -> throw new IllegalArgumentException("no such flood: " + kind);
            }
        } catch (IOException e) {
            count("ended by " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void count(String what) {
        if (tally.isEmpty()) {
            System.out.println(BEGUN);
        }
        tally.merge(what, 1, Integer::sum);
    }

    private synchronized String said() {
        List<String> said = new ArrayList<>();
        tally.forEach((what, times) -> said.add(times + " " + what));
        return String.join(", ", said);
    }

    // ---- who guesses passwords, each time on a connection of its own

    private void logins(int worker) throws IOException, InterruptedException {
        try (Relay relay = new Relay(server, from);
                QuicConnector connector = connector()) {
            for (int i = 0; !over; i++) {
                Session session = new Session(connector, "victim" + i % 100, worker, new Credential.Password());
                String answer = "without an answer";
                if (session.connects(relay.port())) {
                    ClientEvent event = session.next();
                    while (event != null && !(event instanceof ClientEvent.LoginRefused)) {
                        event = session.next();
                    }
                    answer = event instanceof ClientEvent.LoginRefused refused ? "refused " + refused.code() : answer;
                }
                count("logins " + answer);
                session.client.close();
            }
        }
    }

    // ---- who says more than anybody wants to hear

    private void messages(int worker) throws IOException, InterruptedException {
        Body body = Body.text("x".repeat(1_000));
        try (Relay relay = new Relay(server, from);
                QuicConnector connector = connector()) {
            for (int life = 0; !over; life++) {
                Session session =
                        new Session(connector, "mallory" + worker + "-" + life, worker, new Credential.Open());
                if (session.connects(relay.port())) {
                    flood(session, UserName.of("noise" + worker + "-" + life), body);
                } else {
                    count("connections without an answer");
                }
                session.client.close();
            }
        }
    }

    private void flood(Session session, UserName room, Body body) throws InterruptedException {
        ConversationId conversation = null;
        long id = 0;
        for (ClientEvent event = session.next(); event != null && !over; event = session.next()) {
            if (event instanceof ClientEvent.LoginRefused refused) {
                count("logins refused " + refused.code());
                return;
            } else if (event instanceof ClientEvent.Offline offline) {
                count("sessions ended " + offline.reason().code());
                return;
            } else if (event instanceof ClientEvent.Online) {
                session.tell(new ClientCommand.Ask(1, new Create(0, room, 0, Visibility.PUBLIC, "", "")));
            } else if (event instanceof ClientEvent.ConversationOpened opened) {
                conversation = opened.conversation();
                for (int i = 0; i < 32; i++) {
                    session.tell(new ClientCommand.Send(conversation, new MessageId(life(), ++id), body));
                }
            } else if (event instanceof ClientEvent.SendEnded ended && conversation != null) {
                count("messages "
                        + (ended.outcome() instanceof SendOutcome.Rejected rejected
                                ? "refused " + rejected.code()
                                : "stored"));
                session.tell(new ClientCommand.Send(conversation, new MessageId(life(), ++id), body));
            }
        }
    }

    private static long life() {
        return System.nanoTime();
    }

    // ---- who sends what is no QUIC, or the beginning of a connection that he does not go on with

    private void garbage() throws IOException, InterruptedException {
        Random random = new Random(1);
        byte[] bytes = new byte[DATAGRAM_BYTES];
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(from, 0))) {
            while (!over) {
                for (int i = 0; i < BURST; i++) {
                    random.nextBytes(bytes);
                    bytes[0] = i % 2 == 0 ? (byte) 0xC3 : bytes[0]; // half of them look like a beginning
                    socket.send(new DatagramPacket(bytes, bytes.length, server));
                    count("datagrams sent");
                }
                Thread.sleep(BURST_MILLIS); // the pace of the flood
            }
        }
    }

    private void halfOpen() throws IOException, InterruptedException {
        List<byte[]> beginnings = beginnings();
        while (!over) {
            for (byte[] beginning : beginnings) {
                try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(from, 0))) {
                    socket.send(new DatagramPacket(beginning, beginning.length, server));
                    count("handshakes begun");
                }
            }
            Thread.sleep(BURST_MILLIS); // the pace of the flood
        }
    }

    /** First datagrams of real clients, each with keys of its own, that nobody answered. */
    private List<byte[]> beginnings() throws IOException {
        List<byte[]> recorded = new ArrayList<>();
        try (DatagramSocket nobody = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                QuicConnector connector = connector()) {
            nobody.setSoTimeout(WAIT_SECONDS * 1_000);
            while (recorded.size() < RECORDED && !over) {
                Session session = new Session(connector, "nobody", recorded.size(), new Credential.Open());
                var unused = session.client.connect("127.0.0.1", nobody.getLocalPort());
                DatagramPacket packet = new DatagramPacket(new byte[MAX_BYTES], MAX_BYTES);
                nobody.receive(packet);
                recorded.add(java.util.Arrays.copyOf(packet.getData(), packet.getLength()));
                session.client.close();
            }
        } catch (SocketTimeoutException e) {
            count("beginnings that did not come");
        }
        return recorded;
    }

    private static QuicConnector connector() throws IOException {
        return QuicConnector.of(
                ConnectorOptions.USUAL.withConnectTimeout(Duration.ofSeconds(WAIT_SECONDS)), ServerTrusts.insecure());
    }

    /** One connection of his. */
    private static final class Session {
        final QuicClient client;
        private final BlockingQueue<ClientEvent> events = new LinkedBlockingQueue<>();

        Session(QuicConnector connector, String name, long device, Credential credential) {
            ClientConfig config = ClientConfig.of(UserName.of(name), new DeviceId(66, device + 1), credential);
            client = connector.client(config, event -> {
                events.add(event);
                if (event instanceof ClientEvent.KeyNeeded) {
                    tell(new ClientCommand.ProvideKey(GUESS));
                }
            });
        }

        boolean connects(int port) {
            try {
                client.connect("127.0.0.1", port).join();
                return true;
            } catch (CompletionException notConnected) {
                return false;
            }
        }

        void tell(ClientCommand command) {
            var unused = client.command(command);
        }

        ClientEvent next() throws InterruptedException {
            return events.poll(WAIT_SECONDS, TimeUnit.SECONDS);
        }
    }
}
