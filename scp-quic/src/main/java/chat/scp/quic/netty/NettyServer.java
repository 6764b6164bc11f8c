package chat.scp.quic.netty;

import chat.scp.quic.engine.ConnectionAcceptor;
import chat.scp.quic.engine.EngineServer;
import chat.scp.quic.engine.ServerSpec;
import chat.scp.quic.tls.ServerIdentity;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.quic.QuicChannelOption;
import io.netty.handler.codec.quic.QuicCodecDispatcher;
import io.netty.handler.codec.quic.QuicConnectionIdGenerator;
import io.netty.handler.codec.quic.QuicServerCodecBuilder;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A server of quiche: a socket for each loop, all on one port. The kernel spreads clients over them;
 * connection ids say which loop a client belongs to, should its address change.
 */
final class NettyServer implements EngineServer {
    private static final System.Logger LOG = System.getLogger(NettyServer.class.getName());
    private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int KEY_BYTES = 32;

    private final ServerSpec spec;
    private final ByteBufAllocator pool;
    private final Transport transport;
    private final Traces traces;
    private final Admission admission;
    private final ServerConnections connections;
    private final SecretKey key;
    private final List<Channel> sockets = new ArrayList<>();
    private final InetSocketAddress address;
    private volatile boolean closing;

    NettyServer(
            ServerSpec spec,
            List<NettyLoop> loops,
            ConnectionAcceptor acceptor,
            ByteBufAllocator pool,
            Transport transport,
            int retryFrom,
            Traces traces)
            throws IOException {
        this.spec = spec;
        this.pool = pool;
        this.transport = transport;
        this.traces = traces;
        admission = new Admission(spec.maxConnections(), spec.maxHandshakesPerAddress(), retryFrom);
        connections = new ServerConnections(
                spec, acceptor, admission, Shown.of(spec.identity(), spec.protocols(), traces.secrets()));
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, "HmacSHA256");
        try {
            address = bind(loops);
        } catch (IOException e) {
            closeSockets();
            throw e;
        }
    }

    private InetSocketAddress bind(List<NettyLoop> loops) throws IOException {
        if (spec.address().getPort() != 0) {
            // Sockets that share a port would share it with another server, too; and the JDK says what is wrong best.
            new DatagramSocket(spec.address()).close();
        }
        Dispatcher dispatcher = new Dispatcher();
        InetSocketAddress at = spec.address();
        for (NettyLoop loop : loops) {
            connections.on(loop);
            Bootstrap udp = Sockets.udp(loop, pool, transport)
                    .handler(Sockets.pipeline(new Sieve(), new Departures(loop), dispatcher));
            if (loops.size() > 1) {
                Sockets.with(udp, transport.sharing());
            }
            ChannelFuture bound = udp.bind(at).awaitUninterruptibly();
            if (!bound.isSuccess()) {
                throw new IOException("cannot listen on " + at + ": " + bound.cause(), bound.cause());
            }
            sockets.add(bound.channel());
            bound.channel().closeFuture().addListener(closed -> socketClosed());
            at = (InetSocketAddress) bound.channel().localAddress();
        }
        return at;
    }

    /** The codec of one socket, with ids that lead back to it. */
    private final class Dispatcher extends QuicCodecDispatcher {
        @Override
        protected void initChannel(Channel socket, int idBytes, QuicConnectionIdGenerator ids) {
            socket.pipeline().addLast(new Farewells(), codec(idBytes, ids), SocketErrors.INSTANCE);
        }
    }

    private ChannelHandler codec(int idBytes, QuicConnectionIdGenerator ids) {
        return Sockets.limited(new QuicServerCodecBuilder(), spec.limits(), spec.protocols())
                .localConnectionIdLength(idBytes)
                .connectionIdAddressGenerator(ids)
                .sslEngineProvider(connections::engine)
                .tokenHandler(new AddressTokens(admission, key, System::currentTimeMillis))
                .option(ChannelOption.ALLOCATOR, pool)
                .option(QuicChannelOption.SEGMENTED_DATAGRAM_PACKET_ALLOCATOR, transport.segments())
                .option(QuicChannelOption.QLOG, traces.qlog())
                .handler(connections)
                .streamOption(ChannelOption.ALLOCATOR, pool)
                .streamHandler(new PeerStreams())
                .build();
    }

    private void socketClosed() {
        if (!closing) {
            LOG.log(System.Logger.Level.ERROR, "a socket of " + address + " closed by itself");
        }
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public void show(ServerIdentity identity) throws IOException {
        connections.show(Shown.of(identity, spec.protocols(), traces.secrets()));
    }

    @Override
    public void refuse() {
        admission.refuse();
    }

    @Override
    public void close() {
        refuse();
        connections.closeAll();
        long deadline = System.nanoTime() + CLOSE_NANOS;
        while (!connections.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        closeSockets();
    }

    private void closeSockets() {
        closing = true;
        for (Channel socket : sockets) {
            socket.close().awaitUninterruptibly(CLOSE_NANOS, TimeUnit.NANOSECONDS);
        }
    }
}
