package chat.scp.server;

import chat.scp.quic.QuicListener;
import chat.scp.quic.QuicSession;
import chat.scp.quic.tls.ServerIdentity;
import chat.scp.server.service.Authenticator;
import chat.scp.server.service.ChatService;
import chat.scp.server.service.Extensions;
import chat.scp.server.service.ServiceConfig;
import chat.scp.server.service.ThreadLoop;
import chat.scp.server.store.ChatStore;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A chat server over QUIC. Thread-safe.
 *
 * <pre>{@code
 * ChatServer server = ChatServer.start(ChatServerConfig.of(address, identity, ServiceConfig.USUAL), store, tokens);
 * ...
 * server.close();
 * store.close();
 * }</pre>
 */
public final class ChatServer implements AutoCloseable {
    /** Knows no tokens: for servers whose users all log in by password. */
    public static final Authenticator NO_TOKENS = Extensions.NONE.authenticator();

    private static final System.Logger LOG = System.getLogger(ChatServer.class.getName());
    private static final long LOOK_NANOS = 10_000_000;

    private final QuicListener listener;
    private final ChatService service;
    private final ThreadLoop loop;
    private final ChatStore store;
    private final QuicTotals totals;
    private final Duration drain;
    private final AtomicBoolean closed = new AtomicBoolean();

    private ChatServer(
            QuicListener listener,
            ChatService service,
            ThreadLoop loop,
            ChatStore store,
            QuicTotals totals,
            Duration drain) {
        this.listener = listener;
        this.service = service;
        this.loop = loop;
        this.store = store;
        this.totals = totals;
        this.drain = drain;
    }

    /**
     * Listens from now on. The store stays the caller's to close, after the server.
     *
     * @param authenticator the embedder's own login, for the mechanism TOKEN
     * @throws IOException if the address cannot be bound, or the certificate cannot be used
     */
    public static ChatServer start(ChatServerConfig config, ChatStore store, Authenticator authenticator)
            throws IOException {
        return start(config, store, Extensions.NONE.withAuthenticator(authenticator));
    }

    /**
     * The same with all that an embedder may bring.
     *
     * @throws IOException if the address cannot be bound, or the certificate cannot be used
     */
    public static ChatServer start(ChatServerConfig config, ChatStore store, Extensions extensions) throws IOException {
        InetSocketAddress address = config.listener().address();
        if (address.isUnresolved()) {
            throw new UnknownHostException("there is no host " + address.getHostString());
        }
        ThreadLoop loop = new ThreadLoop("scp-service");
        ChatService service = new ChatService(config.service(), store, loop, new SecureRandom(), extensions);
        QuicTotals totals = new QuicTotals();
        try {
            QuicListener listener = QuicListener.open(
                    config.listener(),
                    config.identity(),
                    config.sessions(),
                    session -> accepted(service, totals, session));
            service.maintain();
            return new ChatServer(listener, service, loop, store, totals, config.drain());
        } catch (IOException | RuntimeException e) {
            loop.close();
            throw e;
        }
    }

    private static Consumer<ServerEvent> accepted(
            ChatService service, QuicTotals totals, QuicSession<ServerCommand> session) {
        Consumer<ServerEvent> told = service.accepted(new QuicPort(session));
        totals.began(session);
        return event -> {
            if (event instanceof ServerEvent.Closed) {
                totals.ended(session);
            }
            told.accept(event);
        };
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return listener.address();
    }

    /** Clients that have a connection now. */
    public int sessions() {
        return listener.sessions();
    }

    /** For metrics. */
    public ServerStatistics statistics() {
        return new ServerStatistics(listener.engine(), listener.sessions(), loop.waiting(), totals.all());
    }

    /** Whether it takes newcomers in, and does so in time. */
    public boolean isReady() {
        return whyNotReady().isEmpty();
    }

    /** Why newcomers should go elsewhere now; empty: they are welcome. May wait some seconds for the answer. */
    public Optional<String> whyNotReady() {
        if (closed.get()) {
            return Optional.of("it stops");
        } else if (!loop.isPrompt()) {
            return Optional.of("it is too busy");
        }
        return store.trouble().map(trouble -> "the store cannot write: " + trouble);
    }

    /**
     * Shows another certificate to those who come from now on.
     *
     * @throws IOException if it cannot be used: the old one stays
     */
    public void show(ServerIdentity identity) throws IOException {
        listener.show(identity);
    }

    /** Serves so from now on; address, engine and the limits of sessions stay. */
    public void configure(ServiceConfig changed) {
        service.configure(changed);
    }

    /** Takes nobody in any more, lets the sessions finish for the configured time, and ends. §4.7 */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        listener.refuse();
        LOG.log(
                System.Logger.Level.INFO,
                "stops; {0} sessions have {1} s to finish",
                listener.sessions(),
                drain.toSeconds());
        service.farewell(drain);
        long deadline = System.nanoTime() + drain.toNanos();
        while (listener.sessions() > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        listener.close();
        service.close();
        loop.close();
        LOG.log(System.Logger.Level.INFO, "stopped");
    }
}
