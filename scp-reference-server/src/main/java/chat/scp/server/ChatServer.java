package chat.scp.server;

import chat.scp.pdu.ErrorCode;
import chat.scp.quic.QuicListener;
import chat.scp.quic.tls.ServerIdentity;
import chat.scp.server.service.Authenticator;
import chat.scp.server.service.ChatService;
import chat.scp.server.service.ThreadLoop;
import chat.scp.server.store.ChatStore;
import chat.scp.signal.ServerCommand;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

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
    public static final Authenticator NO_TOKENS =
            (token, device) -> CompletableFuture.completedFuture(Optional.empty());

    private static final long LOOK_NANOS = 10_000_000;

    private final QuicListener listener;
    private final ChatService service;
    private final ThreadLoop loop;
    private final Duration drain;
    private final AtomicBoolean closed = new AtomicBoolean();

    private ChatServer(QuicListener listener, ChatService service, ThreadLoop loop, Duration drain) {
        this.listener = listener;
        this.service = service;
        this.loop = loop;
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
        ThreadLoop loop = new ThreadLoop("scp-service");
        ChatService service = new ChatService(config.service(), store, loop, new SecureRandom(), authenticator);
        try {
            QuicListener listener = QuicListener.open(
                    config.listener(),
                    config.identity(),
                    config.sessions(),
                    session -> service.accepted(new QuicPort(session)));
            return new ChatServer(listener, service, loop, config.drain());
        } catch (IOException | RuntimeException e) {
            loop.close();
            throw e;
        }
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return listener.address();
    }

    /** Clients that have a connection now. */
    public int sessions() {
        return listener.sessions();
    }

    /** Shows another certificate to those who come from now on. */
    public void show(ServerIdentity identity) throws IOException {
        listener.show(identity);
    }

    /** Takes nobody in any more, lets the sessions finish for the configured time, and ends. §4.7 */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        listener.refuse();
        service.tellAll(new ServerCommand.GoAway(ErrorCode.SHUTTING_DOWN, (int) drain.toMillis(), 0, ""));
        long deadline = System.nanoTime() + drain.toNanos();
        while (listener.sessions() > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        listener.close();
        loop.close();
    }
}
