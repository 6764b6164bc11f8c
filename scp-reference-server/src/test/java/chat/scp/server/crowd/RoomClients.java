package chat.scp.server.crowd;

import chat.scp.dialect.ClientConfig;
import chat.scp.dialect.Credential;
import chat.scp.pdu.Body;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.UserName;
import chat.scp.pdu.Visibility;
import chat.scp.pdu.v2.Create;
import chat.scp.pdu.v2.Join;
import chat.scp.quic.ConnectorOptions;
import chat.scp.quic.EngineChoice;
import chat.scp.quic.QuicClient;
import chat.scp.quic.QuicConnector;
import chat.scp.quic.netty.NettyProbe;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.SendOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The other JVM of {@link ConnectionsTest}: people in rooms of eight. Somebody of each room says something, all others of it
 * hear that; then one of them goes and comes again. Ends with another code than 0 when something is not stored or not heard.
 */
final class RoomClients {
    static final String SAID = "in all: ";

    private static final int ROOM = 8;
    private static final int AT_A_TIME = 8;
    private static final int ATTEMPTS = 5;
    private static final int WAIT_SECONDS = 60;

    private final QuicConnector connector;
    private final int port;
    private int messages;
    private int returns;

    private RoomClients(QuicConnector connector, int port) {
        this.connector = connector;
        this.port = port;
    }

    public static void main(String[] args) {
        int code = 1;
        try {
            talk(args);
            code = 0;
        } catch (Exception e) {
            e.printStackTrace();
        } finally {
            System.exit(code); // an engine's threads would keep it alive
        }
    }

    private static void talk(String[] args) throws Exception {
        int port = Integer.parseInt(args[0]);
        int connections = Integer.parseInt(args[1]);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(args[2]));
        // A thousand clients in one process are not what kwik is for.
        EngineChoice engine = NettyProbe.whyNot().isEmpty() ? EngineChoice.NETTY : EngineChoice.KWIK;
        ConnectorOptions options =
                ConnectorOptions.USUAL.withEngine(engine).withConnectTimeout(Duration.ofSeconds(WAIT_SECONDS));
        try (QuicConnector connector = QuicConnector.of(options, (chain, host, number) -> {})) {
            RoomClients clients = new RoomClients(connector, port);
            List<List<Somebody>> rooms = clients.rooms(connections);
            long round = 0;
            do {
                for (List<Somebody> room : rooms) {
                    clients.talk(room, round);
                }
                round++;
            } while (System.nanoTime() < end);
            rooms.forEach(room -> room.forEach(somebody -> somebody.client.close()));
            for (List<Somebody> room : rooms) {
                for (Somebody somebody : room) {
                    somebody.await(ClientEvent.Closed.class);
                }
            }
            System.out.println(SAID + connections + " connections, " + clients.messages
                    + " messages to all of their rooms, " + clients.returns + " came again");
        }
    }

    private List<List<Somebody>> rooms(int connections) throws Exception {
        ExecutorService coming = Executors.newFixedThreadPool(AT_A_TIME);
        List<Future<List<Somebody>>> rooms = new ArrayList<>();
        String run = Long.toString(System.nanoTime(), 36);
        for (int i = 0; i < connections / ROOM; i++) {
            int number = i;
            rooms.add(coming.submit(() -> room(UserName.of("r" + run + "-" + number), number)));
        }
        List<List<Somebody>> all = new ArrayList<>();
        for (Future<List<Somebody>> room : rooms) {
            all.add(room.get());
        }
        coming.shutdown();
        return all;
    }

    private List<Somebody> room(UserName name, int number) throws Exception {
        List<Somebody> members = new ArrayList<>();
        for (int i = 0; i < ROOM; i++) {
            Somebody member = new Somebody(UserName.of(name + "-" + i), number * ROOM + i + 1);
            member.comes();
            member.tell(new ClientCommand.Ask(
                    1, i == 0 ? new Create(0, name, 0, Visibility.PUBLIC, "", "") : new Join(0, name)));
            member.room = member.await(ClientEvent.ConversationOpened.class).conversation();
            members.add(member);
        }
        return members;
    }

    private void talk(List<Somebody> room, long round) throws Exception {
        Somebody speaker = room.get((int) (round % ROOM));
        String text = "round " + round;
        speaker.tell(new ClientCommand.Send(speaker.room, new MessageId(7, round + 1), Body.text(text)));
        var outcome = speaker.await(ClientEvent.SendEnded.class).outcome();
        if (!(outcome instanceof SendOutcome.Stored)) {
            throw new IllegalStateException(speaker.name + " was answered " + outcome);
        }
        for (Somebody other : room) {
            if (other != speaker) {
                other.hears(text);
            }
        }
        messages++;
        room.get((int) ((round + 1) % ROOM)).goesAndComesAgain();
        returns++;
    }

    private final class Somebody {
        final UserName name;
        private final long device;
        private final BlockingQueue<ClientEvent> events = new LinkedBlockingQueue<>();
        private QuicClient client;
        private ConversationId room = ConversationId.NONE;

        Somebody(UserName name, long device) {
            this.name = name;
            this.device = device;
        }

        void comes() throws Exception {
            client = connector.client(
                    ClientConfig.of(name, new DeviceId(8, device), new Credential.Open()), events::add);
            for (int attempt = 1; ; attempt++) { // on a busy machine a handshake may stay without an answer
                try {
                    client.connect("127.0.0.1", port).join();
                    break;
                } catch (CompletionException e) {
                    if (attempt == ATTEMPTS) {
                        throw e;
                    }
                }
            }
            await(ClientEvent.Online.class);
        }

        /** Another session of the same device: as a program that was started anew. */
        void goesAndComesAgain() throws Exception {
            client.close();
            await(ClientEvent.Closed.class);
            events.clear();
            comes();
            await(ClientEvent.ConversationOpened.class);
        }

        void tell(ClientCommand command) {
            var unused = client.command(command);
        }

        void hears(String text) throws Exception {
            String heard =
                    await(ClientEvent.MessageReceived.class).body().content().utf8();
            if (!heard.equals(text)) {
                throw new IllegalStateException(name + " heard " + heard + " and not " + text);
            }
        }

        <E extends ClientEvent> E await(Class<E> type) throws Exception {
            while (true) {
                ClientEvent next = events.poll(WAIT_SECONDS, TimeUnit.SECONDS);
                if (next == null) {
                    throw new TimeoutException(name + " waited in vain for " + type.getSimpleName());
                } else if (type.isInstance(next)) {
                    return type.cast(next);
                } else if (next instanceof ClientEvent.LoginRefused) {
                    throw new IllegalStateException(name + ": " + next);
                }
            }
        }
    }
}
