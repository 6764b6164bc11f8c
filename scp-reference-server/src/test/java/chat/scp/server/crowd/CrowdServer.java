package chat.scp.server.crowd;

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

/** The real service and the real store under virtual time; it can crash, and then knows what its store knows. */
final class CrowdServer implements AutoCloseable {
    private static final long EPOCH_MILLIS = 1_800_000_000_000L;
    private static final ServerConfig SESSIONS = ServerConfig.of(Mechanism.RESUME, Mechanism.TOKEN);

    final ChatStore store = SqliteStore.inMemory();
    private final VirtualTime time;
    private final SplittableRandom random;
    private final ServiceConfig config;
    private final List<SimulatedLink> links = new ArrayList<>();
    private final List<ServerSession> sessions = new ArrayList<>();
    private Loop loop = new Loop();
    /** All of them come from one address, and what they do is as much as they can. */
    static final ServiceConfig CROWD = ServiceConfig.USUAL
            .withRates(Rates.UNLIMITED)
            .withLimits(Limits.USUAL.withSessionsPerAddress(Integer.MAX_VALUE));

    private ChatService service;

    CrowdServer(VirtualTime time, SplittableRandom random, ServiceConfig config) {
        this.time = time;
        this.random = random;
        this.config = config;
        service = start();
    }

    private ChatService start() {
        return new ChatService(
                config,
                store,
                loop,
                random,
                Extensions.NONE.withAuthenticator(
                        (token, device) -> CompletableFuture.completedFuture(Optional.of(UserName.of(token.utf8())))));
    }

    void accept(SimulatedLink link, Bytes nonce) {
        Port port = new Port();
        Consumer<ServerEvent> application = service.accepted(port);
        ServerSession session = new ServerSession(SESSIONS, Negotiator.of(2, 2));
        sessions.add(session);
        port.pump = new SessionPump<>(session, application);
        port.timekeeper = new Timekeeper(time, port.pump);
        link.listener(port.timekeeper.around(port.pump.attach(link, nonce, time.now())));
        links.removeIf(SimulatedLink::isGone);
        links.add(link);
    }

    /** Everything but the store is gone; another process takes over. */
    void crash() {
        loop.dead = true;
        loop = new Loop();
        service = start();
        links.forEach(SimulatedLink::cut);
        links.clear();
    }

    @Override
    public void close() {
        store.close();
    }

    /** The most that waits on the server for one client. */
    long mostWaitingBytes() {
        return sessions.stream().mapToLong(ServerSession::waitingBytes).max().orElse(0);
    }

    private final class Port implements ClientPort {
        private SessionPump<ServerCommand, ServerEvent> pump;
        private Timekeeper timekeeper;

        @Override
        public void command(ServerCommand command) {
            pump.command(command, time.now());
            timekeeper.look();
        }

        @Override
        public String address() {
            return "";
        }
    }

    private final class Loop implements ServerLoop {
        private boolean dead;

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
