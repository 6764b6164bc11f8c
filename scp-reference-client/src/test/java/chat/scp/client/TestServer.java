package chat.scp.client;

import chat.scp.client.storage.WhenFull;
import chat.scp.quic.EngineChoice;
import chat.scp.quic.tls.Fingerprint;
import chat.scp.quic.tls.ServerIdentities;
import chat.scp.quic.tls.ServerIdentity;
import chat.scp.quic.tls.ServerTrust;
import chat.scp.quic.tls.ServerTrusts;
import chat.scp.server.ChatServer;
import chat.scp.server.ChatServerConfig;
import chat.scp.server.service.Rates;
import chat.scp.server.service.Registration;
import chat.scp.server.service.ServiceConfig;
import chat.scp.server.store.SqliteStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/** The reference server on loopback, open and with registration, which may be stopped and started again. */
public final class TestServer implements AutoCloseable {
    static final int ITERATIONS = 4_096;
    /** What it does unless a test wants something else. */
    public static final ServiceConfig SERVICE = ServiceConfig.USUAL
            .withOpen(true)
            .withRegistration(Registration.OPEN, Set.of())
            .withIterations(ITERATIONS)
            .withRates(Rates.UNLIMITED);

    private final Path directory;
    private final ServiceConfig service;
    private final ServerIdentity identity;
    private SqliteStore store;
    private ChatServer server;
    private int port;
    private boolean running;

    public TestServer(Path directory) throws Exception {
        this(directory, SERVICE);
    }

    public TestServer(Path directory, ServiceConfig service) throws Exception {
        this.directory = directory;
        this.service = service;
        identity = ServerIdentities.selfSigned(directory);
        start();
    }

    /** On the same port as before, with the same data. */
    public void start() throws Exception {
        store = SqliteStore.open(directory.resolve("chat.db"));
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        ChatServerConfig config =
                ChatServerConfig.of(address, identity, service).withDrain(Duration.ofMillis(300));
        // As a user has it: Netty is here for others.
        server = ChatServer.start(
                config.withListener(config.listener().withEngine(EngineChoice.KWIK)), store, ChatServer.NO_TOKENS);
        port = server.address().getPort();
        running = true;
    }

    public void stop() {
        if (running) {
            running = false;
            server.close();
            store.close();
        }
    }

    SqliteStore store() {
        return store;
    }

    public String address() {
        return "scp://localhost:" + port;
    }

    public int port() {
        return port;
    }

    public Fingerprint fingerprint() throws Exception {
        return Fingerprint.of(identity.leaf());
    }

    public ServerTrust trust() throws Exception {
        return ServerTrusts.pinned(fingerprint());
    }

    /** By name alone, impatient. */
    public ChatClientOptions options(String user) throws Exception {
        return ChatClientOptions.of(address(), user)
                .withTrust(trust())
                .withOutboxLimit(1_000, 1024 * 1024, WhenFull.WAIT)
                .withBackoff(Duration.ofMillis(50), Duration.ofMillis(500));
    }

    @Override
    public void close() {
        stop();
    }
}
