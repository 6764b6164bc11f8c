package chat.scp.quic.netty;

import chat.scp.pdu.ErrorCode;
import chat.scp.quic.engine.ClientSpec;
import chat.scp.quic.engine.ConnectionAcceptor;
import chat.scp.quic.engine.EngineConnection;
import chat.scp.quic.engine.EngineLoop;
import chat.scp.quic.engine.EngineServer;
import chat.scp.quic.engine.QuicEngine;
import chat.scp.quic.engine.ServerSpec;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.Version;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** quiche behind Netty: loops of its own, on which its connections live. Thread-safe. */
final class NettyEngine implements QuicEngine {
    /** Handshakes under way at a time, from which on newcomers must prove their address. */
    static final int RETRY_FROM_HALF_OPEN = 64;

    private static final int CLOSE_SECONDS = 3;
    private static final long FAREWELL_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final String ARTIFACT = "netty-codec-classes-quic";

    private final int retryFrom;
    private final Traces traces;
    private final Transport transport;
    private final List<EventLoopGroup> groups = new ArrayList<>();
    private final Set<EngineLoop> own = ConcurrentHashMap.newKeySet();
    private final Set<NettyConnection> dialled = ConcurrentHashMap.newKeySet();
    private final ExecutorService waiting = Executors.newCachedThreadPool(task -> daemon(task, "scp-netty-waiting"));
    private final ByteBufAllocator pool = Sockets.pool(Runtime.getRuntime().availableProcessors());
    private @Nullable NettyLoop spare;

    NettyEngine() {
        this(RETRY_FROM_HALF_OPEN, Traces.ofEnvironment(), Transport.best());
    }

    NettyEngine(int retryFrom, Traces traces, Transport transport) {
        this.retryFrom = retryFrom;
        this.traces = traces;
        this.transport = transport;
    }

    @Override
    public String name() {
        Version known = Version.identify(NettyEngine.class.getClassLoader()).get(ARTIFACT);
        String version = known == null ? "" : " " + known.artifactVersion();
        return "Netty QUIC" + version + (transport.name().isEmpty() ? "" : " on " + transport.name());
    }

    @Override
    public synchronized List<EngineLoop> loops(int number, String name) {
        AtomicInteger count = new AtomicInteger();
        ThreadFactory threads = task -> daemon(task, name + "-" + count.getAndIncrement());
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(number, threads, transport.loops());
        groups.add(group);
        List<EngineLoop> made = new ArrayList<>();
        for (EventExecutor loop : group) {
            made.add(new NettyLoop((EventLoop) loop));
        }
        own.addAll(made);
        return made;
    }

    @Override
    public EngineServer listen(ServerSpec spec, ConnectionAcceptor acceptor) throws IOException {
        List<NettyLoop> loops = new ArrayList<>();
        for (EngineLoop loop : spec.loops()) {
            loops.add(mine(loop));
        }
        return new NettyServer(spec, List.copyOf(Set.copyOf(loops)), acceptor, pool, transport, retryFrom, traces);
    }

    @Override
    public CompletableFuture<EngineConnection> connect(ClientSpec spec, EngineLoop loop, ConnectionAcceptor acceptor) {
        return new NettyDialer(spec, mine(loop), acceptor, pool, transport, waiting, traces).dial(dialled);
    }

    /** Connections live on loops of Netty; who brings another gets one of ours. */
    private synchronized NettyLoop mine(EngineLoop wanted) {
        if (wanted instanceof NettyLoop loop && own.contains(loop)) {
            return loop;
        }
        NettyLoop known = spare;
        if (known == null) {
            known = (NettyLoop) loops(1, "scp-netty").get(0);
            spare = known;
        }
        return known;
    }

    @Override
    public void close() {
        dialled.forEach(open -> open.loop().execute(() -> open.close(ErrorCode.NONE.value(), "")));
        // A loop that shuts down closes its sockets first, and nothing would be said on them.
        long deadline = System.nanoTime() + FAREWELL_NANOS;
        while (!dialled.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        List<EventLoopGroup> ending;
        synchronized (this) {
            ending = List.copyOf(groups);
        }
        for (EventLoopGroup group : ending) {
            var unused = group.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS);
        }
        ending.forEach(group -> group.terminationFuture().awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS));
        waiting.shutdown();
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new FastThreadLocalThread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
