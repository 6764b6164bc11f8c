package chat.scp.quic;

import chat.scp.auth.ServerEndPoint;
import chat.scp.dialect.ServerConfig;
import chat.scp.negotiation.Negotiator;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ErrorCode;
import chat.scp.quic.engine.ConnectionHandler;
import chat.scp.quic.engine.EngineConnection;
import chat.scp.quic.engine.EngineServer;
import chat.scp.quic.engine.QuicEngine;
import chat.scp.quic.engine.ServerSpec;
import chat.scp.quic.tls.ServerIdentity;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Serves SCP over QUIC on one UDP port, SCP/2 and SCP/1 side by side. Thread-safe.
 *
 * <pre>{@code
 * ServerConfig config = ServerConfig.of(Mechanism.OPEN);
 * ListenerOptions options = ListenerOptions.at(new InetSocketAddress(4433));
 * try (QuicListener listener = QuicListener.open(options, identity, config, session -> event -> {
 *     if (event instanceof ServerEvent.LoginOffered login) {
 *         session.command(new ServerCommand.Admit(...));
 *     }
 * })) { ... }
 * }</pre>
 */
public final class QuicListener implements AutoCloseable {
    private static final long FAREWELL_NANOS = 3_000_000_000L;
    private static final long LOOK_NANOS = 10_000_000;

    private final QuicEngine engine;
    private final ServerConfig config;
    private final Negotiator negotiator;
    private final SessionAcceptor acceptor;
    private final Loops loops;
    private final Set<ServerDriver> sessions = ConcurrentHashMap.newKeySet();
    private final EngineServer server;

    private QuicListener(
            QuicEngine engine,
            ListenerOptions options,
            ServerIdentity identity,
            ServerConfig config,
            SessionAcceptor acceptor)
            throws IOException {
        this.engine = engine;
        this.config = config;
        this.acceptor = acceptor;
        negotiator = Negotiator.of(options.scp1() ? 1 : 2, 2);
        binding(identity.leaf());
        loops = new Loops(engine, options.loops(), "scp-server");
        ServerSpec spec = new ServerSpec(
                options.address(),
                identity,
                negotiator.alpns().stream()
                        .map(alpn -> Carriage.forServer(alpn, config))
                        .toList(),
                loops.all(),
                Carriage.limits(options.idleTimeout(), options.patience()),
                options.maxConnections(),
                options.maxHandshakesPerAddress());
        try {
            server = engine.listen(spec, this::accepted);
        } catch (IOException | RuntimeException e) {
            loops.close();
            engine.close();
            throw e;
        }
    }

    /**
     * Listens from now on.
     *
     * @param identity what clients are shown
     * @param config of each session
     * @param acceptor takes the sessions
     * @throws IOException if the address cannot be bound, the certificate cannot be used, or the engine that
     *     was chosen cannot be had
     */
    public static QuicListener open(
            ListenerOptions options, ServerIdentity identity, ServerConfig config, SessionAcceptor acceptor)
            throws IOException {
        return open(Engines.forServer(options.engine()), options, identity, config, acceptor);
    }

    static QuicListener open(
            QuicEngine engine,
            ListenerOptions options,
            ServerIdentity identity,
            ServerConfig config,
            SessionAcceptor acceptor)
            throws IOException {
        return new QuicListener(engine, options, identity, config, acceptor);
    }

    /**
     * Shows another identity to whoever connects from now on, as after a certificate was renewed; sessions
     * that exist stay.
     *
     * @throws IOException if the certificate cannot be used: the old one stays
     */
    public void show(ServerIdentity identity) throws IOException {
        binding(identity.leaf()); // so that nobody is shown what logins cannot be bound to
        server.show(identity);
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.address();
    }

    /** The QUIC library in use, for logs. */
    public String engine() {
        return engine.name();
    }

    /** Sessions that have a connection now. */
    public int sessions() {
        return sessions.size();
    }

    /** Takes no new connections; those that there are go on. For a drain, tell their sessions GO_AWAY. §4.7 */
    public void refuse() {
        server.refuse();
    }

    /** Ends all sessions in good order, within some seconds, and then the listener. Not on a loop. */
    @Override
    public void close() {
        server.refuse();
        sessions.forEach(session -> session.close(ErrorCode.SHUTTING_DOWN));
        long deadline = System.nanoTime() + FAREWELL_NANOS;
        while (!sessions.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        server.close();
        loops.close();
        engine.close();
    }

    private ConnectionHandler accepted(EngineConnection connection) {
        QuicLink link = Carriage.link(connection, false, binding(connection), config.conversationChannels());
        ServerDriver driver = new ServerDriver(connection, config, negotiator, acceptor);
        sessions.add(driver);
        link.onGone(() -> sessions.remove(driver));
        driver.attach(connection, link);
        return link;
    }

    /** To what this client was shown, which may be older than what others are shown now. */
    private static Bytes binding(EngineConnection connection) {
        List<X509Certificate> shown = connection.serverCertificates();
        try {
            return binding(shown.get(0));
        } catch (QuicException e) {
            throw new IllegalStateException("it was written when it was shown", e);
        }
    }

    private static Bytes binding(X509Certificate certificate) throws QuicException {
        try {
            return ServerEndPoint.bindingTo(certificate).data();
        } catch (CertificateEncodingException e) {
            throw new QuicException("the certificate cannot be written", e);
        }
    }
}
