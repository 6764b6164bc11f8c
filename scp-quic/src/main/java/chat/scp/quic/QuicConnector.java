package chat.scp.quic;

import chat.scp.dialect.ClientConfig;
import chat.scp.quic.engine.QuicEngine;
import chat.scp.quic.tls.ServerTrust;
import chat.scp.signal.ClientEvent;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Carries client sessions over QUIC; one for a program is enough. Thread-safe.
 *
 * <pre>{@code
 * QuicConnector connector = QuicConnector.of(ConnectorOptions.USUAL, trust);
 * QuicClient client = connector.client(ClientConfig.of(name, device, new Credential.Open()), event -> { ... });
 * client.connect("chat.example.org", 4433);
 * }</pre>
 */
public final class QuicConnector implements AutoCloseable {
    private final QuicEngine engine;
    private final ConnectorOptions options;
    private final ServerTrust trust;
    private final Loops loops;
    private final AtomicInteger next = new AtomicInteger();

    private QuicConnector(QuicEngine engine, ConnectorOptions options, ServerTrust trust) {
        this.engine = engine;
        this.options = options;
        this.trust = trust;
        loops = new Loops(engine, options.loops(), "scp-client");
    }

    /**
     * {@code trust} decides which servers are talked to.
     *
     * @throws QuicException if the engine that was chosen cannot be had; kwik always can
     */
    public static QuicConnector of(ConnectorOptions options, ServerTrust trust) throws QuicException {
        return of(Engines.forClient(options.engine()), options, trust);
    }

    static QuicConnector of(QuicEngine engine, ConnectorOptions options, ServerTrust trust) {
        return new QuicConnector(engine, options, trust);
    }

    /** A client that is not connected yet. Its events come on a loop of the connector and must not wait. */
    public QuicClient client(ClientConfig config, Consumer<ClientEvent> application) {
        return new QuicClient(engine, options, trust, loops.get(next.getAndIncrement()), config, application);
    }

    /** The QUIC library in use, for logs. */
    public String engine() {
        return engine.name();
    }

    /** Ends what the connector runs. Clients should be closed before: here their connections just end. Not on a loop. */
    @Override
    public void close() {
        engine.close();
        loops.close();
    }
}
