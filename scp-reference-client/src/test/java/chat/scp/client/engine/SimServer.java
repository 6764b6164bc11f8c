package chat.scp.client.engine;

import chat.scp.dialect.ServerConfig;
import chat.scp.link.SessionPump;
import chat.scp.negotiation.Negotiator;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.UserName;
import chat.scp.server.service.ChatService;
import chat.scp.server.service.ClientPort;
import chat.scp.server.service.Extensions;
import chat.scp.server.service.Limits;
import chat.scp.server.service.Rates;
import chat.scp.server.service.ServerLoop;
import chat.scp.server.service.ServiceConfig;
import chat.scp.server.store.ChatStore;
import chat.scp.server.store.SqliteStore;
import chat.scp.session.ServerSession;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import chat.scp.sim.SimulatedLink;
import chat.scp.sim.Timekeeper;
import chat.scp.sim.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The reference service under virtual time; it can be away, and it can crash. Whoever shows a token has that name. */
final class SimServer implements AutoCloseable {
    private static final ServerConfig SESSIONS = ServerConfig.of(Mechanism.RESUME, Mechanism.TOKEN);
    private static final ServiceConfig SERVICE = ServiceConfig.USUAL
            .withRates(Rates.UNLIMITED)
            .withLimits(Limits.USUAL.withSessionsPerAddress(Integer.MAX_VALUE));

    private final ChatStore store = SqliteStore.inMemory();
    private final SimNetwork network;
    private final List<SimulatedLink> links = new ArrayList<>();
    private SimLoop loop;
    private ChatService service;
    private boolean away;

    SimServer(SimNetwork network) {
        this.network = network;
        loop = new SimLoop(network.time());
        service = start();
    }

    private ChatService start() {
        return new ChatService(
                SERVICE,
                store,
                loop,
                network.random(),
                Extensions.NONE.withAuthenticator(
                        (token, device) -> CompletableFuture.completedFuture(Optional.of(UserName.of(token.utf8())))));
    }

    boolean isAway() {
        return away;
    }

    /** The client's end of a new link. */
    SimulatedLink accept(Bytes nonce) {
        SimulatedLink client = SimulatedLink.pair(network.time(), network.random(), true);
        Port port = new Port();
        Consumer<ServerEvent> application = service.accepted(port);
        port.pump = new SessionPump<>(new ServerSession(SESSIONS, Negotiator.of(2, 2)), application);
        port.timekeeper = new Timekeeper(network.time(), port.pump);
        SimulatedLink own = client.peer();
        own.listener(port.timekeeper.around(
                port.pump.attach(own, nonce, network.time().now())));
        links.removeIf(SimulatedLink::isGone);
        links.add(own);
        return client;
    }

    /** Breaks one of the links. */
    void cutOne(SplittableRandom random) {
        links.removeIf(SimulatedLink::isGone);
        if (!links.isEmpty()) {
            links.get(random.nextInt(links.size())).cut();
        }
    }

    /** Everything but the store is gone, and nobody answers. */
    void crash() {
        loop.die();
        links.forEach(SimulatedLink::cut);
        links.clear();
        away = true;
    }

    void comeBack() {
        if (away) {
            away = false;
            loop = new SimLoop(network.time());
            service = start();
        }
    }

    @Override
    public void close() {
        store.close();
    }

    private final class Port implements ClientPort {
        private SessionPump<ServerCommand, ServerEvent> pump;
        private Timekeeper timekeeper;

        @Override
        public void command(ServerCommand command) {
            pump.command(command, network.time().now());
            timekeeper.look();
        }

        @Override
        public String address() {
            return "";
        }
    }

    /** Of a server and of a client alike; when it dies, nothing that was planned happens. */
    static final class SimLoop implements ServerLoop, ClientLoop {
        private static final long EPOCH_MILLIS = 1_800_000_000_000L;

        private final VirtualTime time;
        private boolean dead;

        SimLoop(VirtualTime time) {
            this.time = time;
        }

        void die() {
            dead = true;
        }

        @Override
        public void execute(Runnable task) {
            at(time.now(), task);
        }

        @Override
        public void at(long deadlineNanos, Runnable task) {
            time.at(deadlineNanos, () -> {
                if (!dead) {
                    task.run();
                }
            });
        }

        @Override
        public long nowNanos() {
            return time.now();
        }

        @Override
        public long nowMillis() {
            return EPOCH_MILLIS + time.now() / VirtualTime.MILLI;
        }
    }
}
