package chat.scp.server.service;

import chat.scp.auth.SaltedPassword;
import chat.scp.auth.ScramParameters;
import chat.scp.auth.ScramVerifier;
import chat.scp.dialect.ClientConfig;
import chat.scp.dialect.Credential;
import chat.scp.dialect.ServerConfig;
import chat.scp.link.MemoryLink;
import chat.scp.link.SessionPump;
import chat.scp.negotiation.Negotiator;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.LegacyName;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.UserName;
import chat.scp.server.store.Account;
import chat.scp.server.store.ChatStore;
import chat.scp.server.store.SqliteStore;
import chat.scp.session.ServerSession;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A service and real client sessions over links in memory, all on one thread, under a time that the test moves. */
final class Bed implements AutoCloseable {
    static final ServerConfig SESSIONS = sessions();
    static final ServiceConfig OPEN = ServiceConfig.USUAL
            .withOpen(true)
            .withRegistration(Registration.OPEN, java.util.Set.of())
            .withIterations(4_096);

    final VirtualLoop loop = new VirtualLoop();
    final ChatStore store;
    final ChatService service;
    final Map<Bytes, UserName> tokens = new java.util.HashMap<>();
    private final SplittableRandom random = new SplittableRandom(42);
    private final List<Person> people = new ArrayList<>();
    private final List<MemoryLink> links = new ArrayList<>();
    private final List<SessionPump<ServerCommand, ServerEvent>> pumps = new ArrayList<>();

    Bed() {
        this(OPEN);
    }

    Bed(ServiceConfig config) {
        this(config, SqliteStore.inMemory());
    }

    Bed(ServiceConfig config, ChatStore store) {
        this(config, store, Extensions.NONE);
    }

    Bed(ServiceConfig config, ChatStore store, Extensions extensions) {
        this.store = store;
        service = new ChatService(
                config,
                store,
                loop,
                random,
                extensions.withAuthenticator(
                        (token, device) -> CompletableFuture.completedFuture(Optional.ofNullable(tokens.get(token)))));
    }

    private static ServerConfig sessions() {
        ServerConfig usual = ServerConfig.of(
                Mechanism.SCRAM_SHA_256_PLUS,
                Mechanism.SCRAM_SHA_256,
                Mechanism.TOKEN,
                Mechanism.RESUME,
                Mechanism.OPEN);
        return usual.toBuilder()
                .registration(true)
                .idleTimeout(Duration.ofDays(20))
                .build();
    }

    /** Somebody on a device; not connected yet. */
    Person person(String name, long device) {
        Person person = new Person(this, UserName.of(name), device);
        people.add(person);
        return person;
    }

    /** Logged in with SCP/1. */
    Person scp1(String name, long device) {
        Person person = new Person(this, Names.of(new LegacyName(name)), device)
                .restart(c -> ClientConfig.of(new LegacyName(name), c.device(), new Credential.Open())
                        .withNewestVersion(1));
        people.add(person);
        person.connect();
        settle();
        return person;
    }

    /** Logged in by name. */
    Person online(String name, long device) {
        Person person = person(name, device);
        person.connect();
        settle();
        return person;
    }

    void account(String name, String password) {
        ScramParameters parameters = new ScramParameters(Bytes.ofHex("0102030405060708090a0b0c0d0e0f10"), 4_096);
        ScramVerifier verifier =
                ScramVerifier.fromSaltedPassword(parameters, SaltedPassword.derive(password, parameters));
        store.accounts()
                .create(new Account(UserName.of(name), "", verifier, false, 0))
                .join();
    }

    /** The client's end of a new link. */
    MemoryLink link() {
        MemoryLink client = MemoryLink.pair(64 * 1024);
        Port port = new Port();
        Consumer<ServerEvent> service = this.service.accepted(port);
        port.pump = new SessionPump<>(new ServerSession(SESSIONS, Negotiator.of(1, 2)), service);
        client.peer().listener(port.pump.attach(client.peer(), nonce(), loop.nowNanos()));
        links.add(client);
        pumps.add(port.pump);
        return client;
    }

    private final class Port implements ClientPort {
        private SessionPump<ServerCommand, ServerEvent> pump;

        @Override
        public void command(ServerCommand command) {
            pump.command(command, loop.nowNanos());
        }

        @Override
        public String address() {
            return "memory";
        }
    }

    Bytes nonce() {
        byte[] nonce = new byte[18];
        random.nextBytes(nonce);
        return Bytes.of(nonce);
    }

    /** Until nobody has anything more to say. */
    Bed settle() {
        boolean busy = true;
        while (busy) {
            busy = loop.runReady();
            for (MemoryLink link : List.copyOf(links)) {
                busy |= link.deliver(loop.nowNanos());
                busy |= link.peer().deliver(loop.nowNanos());
            }
        }
        return this;
    }

    /** Lets time pass, with all that falls due in it. */
    Bed pass(Duration duration) {
        long end = loop.nowNanos() + duration.toNanos();
        settle();
        while (loop.nowNanos() < end) {
            loop.moveTo(Math.min(end, next()));
            settle(); // the server's timers first, as clients wait a little longer
            people.forEach(Person::tick);
            pumps.forEach(pump -> pump.tick(loop.nowNanos()));
            settle();
        }
        return this;
    }

    private long next() {
        long next = loop.nextNanos();
        for (Person person : people) {
            next = Math.min(next, person.deadlineNanos());
        }
        for (SessionPump<ServerCommand, ServerEvent> pump : pumps) {
            next = Math.min(next, pump.deadlineNanos());
        }
        return Math.max(next, loop.nowNanos() + 1);
    }

    @Override
    public void close() {
        store.close();
    }
}
