package chat.scp.quic;

import chat.scp.dialect.Engine;
import chat.scp.link.LinkListener;
import chat.scp.link.SessionPump;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ErrorCode;
import chat.scp.quic.engine.EngineConnection;
import chat.scp.quic.engine.EngineLoop;
import chat.scp.session.Session;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Drives one session on its loop: links, commands and time go in. */
abstract sealed class SessionDriver<C, E> implements QuicSession<C> permits QuicClient, ServerDriver {
    /** Commands that wait for the loop; beyond it they are refused, so that memory stays bounded. */
    private static final int MAX_COMMANDS_WAITING = 4096;

    /** What a session wants of randomness for each link. */
    private static final int NONCE_BYTES = 24;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final EngineLoop loop;
    private final SessionPump<C, E> pump;
    private final Consumer<E> application;
    private final AtomicInteger commandsWaiting = new AtomicInteger();
    private volatile boolean attached;
    private long timerNanos = Engine.NEVER;
    private volatile @Nullable EngineConnection connection;

    /** {@code first}: the connection that it begins with, if that is there already. */
    SessionDriver(EngineLoop loop, @Nullable EngineConnection first, Session<C, E> session, Consumer<E> application) {
        this.loop = loop;
        connection = first;
        this.application = application;
        pump = new SessionPump<>(session, application, loop.frames());
    }

    final Consumer<E> application() {
        return application;
    }

    final EngineLoop loop() {
        return loop;
    }

    /** The session gets a link over this connection; on the loop. */
    void attach(EngineConnection established, QuicLink link) {
        connection = established;
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        LinkListener listener = pump.attach(link, Bytes.of(nonce), loop.nowNanos());
        link.start(listener, this::keepTime);
        keepTime();
    }

    @Override
    public CompletableFuture<@Nullable Void> command(C command) {
        CompletableFuture<@Nullable Void> result = new CompletableFuture<>();
        if (loop.isCurrent()) {
            run(command, result);
        } else if (commandsWaiting.incrementAndGet() > MAX_COMMANDS_WAITING) {
            commandsWaiting.decrementAndGet();
            result.completeExceptionally(new RejectedExecutionException("too many commands wait"));
        } else {
            loop.execute(() -> {
                commandsWaiting.decrementAndGet();
                run(command, result);
            });
        }
        return result;
    }

    private void run(C command, CompletableFuture<@Nullable Void> result) {
        try {
            pump.command(command, loop.nowNanos());
            result.complete(null);
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
        keepTime();
    }

    /** Whoever put something into the session calls this: its deadline may have moved. */
    private void keepTime() {
        attached = pump.isAttached();
        long deadline = pump.deadlineNanos();
        if (deadline < timerNanos) {
            timerNanos = deadline;
            loop.at(deadline, this::tick);
        }
    }

    private void tick() {
        timerNanos = Engine.NEVER;
        if (pump.deadlineNanos() <= loop.nowNanos()) {
            pump.tick(loop.nowNanos());
        }
        keepTime();
    }

    /** Breaks the link without a farewell, as a network does; for tests. */
    void cut() {
        loop.execute(() -> {
            EngineConnection known = connection;
            if (known != null) {
                known.close(ErrorCode.NONE.value(), "cut");
            }
        });
    }

    @Override
    public boolean isConnected() {
        return attached;
    }

    @Override
    public String alpn() {
        EngineConnection known = connection;
        return known == null ? "" : known.alpn();
    }

    @Override
    public @Nullable InetSocketAddress remoteAddress() {
        EngineConnection known = connection;
        return known == null ? null : known.remoteAddress();
    }

    @Override
    public QuicStatistics statistics() {
        EngineConnection known = connection;
        return known == null ? QuicStatistics.NONE : known.statistics();
    }
}
