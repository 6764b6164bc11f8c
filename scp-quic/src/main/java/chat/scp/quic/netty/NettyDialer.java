package chat.scp.quic.netty;

import chat.scp.pdu.ErrorCode;
import chat.scp.quic.engine.ClientSpec;
import chat.scp.quic.engine.ConnectionAcceptor;
import chat.scp.quic.engine.EngineConnection;
import chat.scp.quic.engine.HandshakeFailure;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicChannelOption;
import io.netty.handler.codec.quic.QuicClientCodecBuilder;
import io.netty.handler.codec.quic.QuicClosedChannelException;
import io.netty.handler.codec.quic.QuicConnectionCloseEvent;
import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Makes one connection to a server. An attempt that nobody answers is given up after a while, and
 * another one made from another port, as long as there is time: what is in the way of one, as a server
 * that lost it half made, is not in the way of the next.
 */
final class NettyDialer {
    private static final long ATTEMPT_NANOS = TimeUnit.SECONDS.toNanos(3);

    /** {@code no_application_protocol}. RFC 7301 §3.2 */
    private static final int NO_SUCH_PROTOCOL = 120;

    private final ClientSpec spec;
    private final NettyLoop loop;
    private final ConnectionAcceptor acceptor;
    private final ByteBufAllocator pool;
    private final Transport transport;
    private final Executor waiting;
    private final Traces traces;
    private final Trusting trusting;
    private final long deadlineNanos;
    private final CompletableFuture<EngineConnection> result = new CompletableFuture<>();

    /** {@code waiting} runs what may wait: names, and whoever decides about trust. */
    NettyDialer(
            ClientSpec spec,
            NettyLoop loop,
            ConnectionAcceptor acceptor,
            ByteBufAllocator pool,
            Transport transport,
            Executor waiting,
            Traces traces) {
        this.spec = spec;
        this.loop = loop;
        this.acceptor = acceptor;
        this.pool = pool;
        this.transport = transport;
        this.waiting = waiting;
        this.traces = traces;
        trusting = new Trusting(spec.trust(), spec.host(), spec.port());
        deadlineNanos = loop.nowNanos() + spec.limits().handshakeTimeout().toNanos();
    }

    /** Keeps the connection in {@code dialled} for as long as it is up. */
    CompletableFuture<EngineConnection> dial(Set<NettyConnection> dialled) {
        waiting.execute(() -> {
            try {
                bind(new InetSocketAddress(spec.host(), spec.port()), dialled);
            } catch (RuntimeException | LinkageError e) {
                fail(e);
            }
        });
        return result;
    }

    private void bind(InetSocketAddress server, Set<NettyConnection> dialled) {
        if (server.isUnresolved()) {
            fail(new UnknownHostException(spec.host()));
            return;
        }
        Waking waking = new Waking(waiting, loop, server);
        HeldAcks acks = new HeldAcks(loop);
        Sockets.udp(loop, pool, transport)
                .handler(Sockets.pipeline(acks, codec(waking), SocketErrors.INSTANCE))
                .bind(0)
                .addListener(bound -> {
                    if (bound.isSuccess()) {
                        new Attempt(((ChannelFuture) bound).channel(), server, waking, acks, dialled).connect();
                    } else {
                        fail(bound.cause());
                    }
                });
    }

    private ChannelHandler codec(Waking waking) {
        QuicSslContext tls = QuicSslContextBuilder.forClient()
                .applicationProtocols(spec.protocol().name())
                .trustManager(trusting)
                .keylog(traces.secrets())
                .build();
        return Sockets.limited(new QuicClientCodecBuilder(), spec.limits(), List.of(spec.protocol()))
                .sslEngineProvider(channel -> {
                    waking.wakes(channel);
                    return tls.newEngine(channel.alloc(), spec.host(), spec.port());
                })
                .sslTaskExecutor(waking)
                .build();
    }

    /** One handshake, with a socket of its own. On the loop. */
    private final class Attempt {
        private final Channel socket;
        private final InetSocketAddress server;
        private final Waking waking;
        private final HeldAcks acks;
        private final Set<NettyConnection> dialled;
        private final long leftNanos = deadlineNanos - loop.nowNanos();
        private boolean givenUp;

        Attempt(Channel socket, InetSocketAddress server, Waking waking, HeldAcks acks, Set<NettyConnection> dialled) {
            this.socket = socket;
            this.server = server;
            this.waking = waking;
            this.acks = acks;
            this.dialled = dialled;
        }

        void connect() {
            if (leftNanos > ATTEMPT_NANOS) {
                loop.at(loop.nowNanos() + ATTEMPT_NANOS, this::giveUp);
            }
            QuicChannel.newBootstrap(socket)
                    .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                            Math.max(1, TimeUnit.NANOSECONDS.toMillis(leftNanos)))
                    .option(ChannelOption.ALLOCATOR, pool)
                    .option(QuicChannelOption.SEGMENTED_DATAGRAM_PACKET_ALLOCATOR, transport.segments())
                    .option(QuicChannelOption.QLOG, traces.qlog())
                    .handler(new ConnectionEvents() {
                        @Override
                        NettyConnection connected(QuicChannel channel, int datagramBytes) {
                            NettyConnection made = NettyDialer.this.connected(channel, server, datagramBytes, acks);
                            dialled.add(made);
                            channel.closeFuture().addListener(closed -> dialled.remove(made));
                            return made;
                        }
                    })
                    .streamOption(ChannelOption.ALLOCATOR, pool)
                    .streamHandler(new PeerStreams())
                    .localConnectionAddress(waking.address())
                    .remoteAddress(server)
                    .connect()
                    .addListener(this::ended);
        }

        /** Not while the server's certificate is looked at, which may take as long as a person does. */
        private void giveUp() {
            if (!result.isDone() && trusting.shown().isEmpty()) {
                givenUp = true;
                close(socket);
                bind(server, dialled);
            }
        }

        private void ended(Future<? super QuicChannel> connected) {
            if (connected.isSuccess()) {
                ((QuicChannel) connected.getNow()).closeFuture().addListener(closed -> {
                    fail(new ClosedChannelException()); // unless it has succeeded
                    close(socket);
                });
            } else if (!givenUp) {
                fail(connected.cause());
                close(socket);
            }
        }
    }

    private static void close(Channel socket) {
        var unused = socket.close();
    }

    private NettyConnection connected(QuicChannel channel, InetSocketAddress server, int datagramBytes, HeldAcks acks) {
        NettyConnection connection = new NettyConnection(
                channel, loop, spec.protocol(), spec.limits(), server, trusting.shown(), datagramBytes, acks);
        acks.startFor(connection);
        try {
            connection.start(acceptor.accepted(connection));
            result.complete(connection);
        } catch (IOException e) {
            result.completeExceptionally(new HandshakeFailure(String.valueOf(e.getMessage()), false, e));
            connection.close(ErrorCode.NONE.value(), "");
        }
        return connection;
    }

    private void fail(Throwable cause) {
        Exception refusal = trusting.refusal();
        if (refusal != null) {
            result.completeExceptionally(new HandshakeFailure(String.valueOf(refusal.getMessage()), false, refusal));
        } else if (cause instanceof QuicClosedChannelException closed && closed.event() != null) {
            QuicConnectionCloseEvent event = closed.event();
            boolean noSuchProtocol =
                    event.isTlsError() && QuicConnectionCloseEvent.extractTlsError(event.error()) == NO_SUCH_PROTOCOL;
            String text = noSuchProtocol ? "no_application_protocol" : "the server closed the connection: " + event;
            result.completeExceptionally(new HandshakeFailure(text, noSuchProtocol, cause));
        } else {
            String text = cause instanceof ConnectTimeoutException ? "no answer in time" : String.valueOf(cause);
            result.completeExceptionally(new HandshakeFailure(text, false, cause));
        }
    }
}
