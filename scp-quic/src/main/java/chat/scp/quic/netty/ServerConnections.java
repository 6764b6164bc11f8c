package chat.scp.quic.netty;

import chat.scp.pdu.ErrorCode;
import chat.scp.quic.engine.AlpnSpec;
import chat.scp.quic.engine.ConnectionAcceptor;
import chat.scp.quic.engine.ServerSpec;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicSslEngine;
import io.netty.util.AttributeKey;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;

/** The connections of a server, from their first packet on. Thread-safe: loops share it. */
final class ServerConnections extends ChannelInitializer<QuicChannel> {
    private static final System.Logger LOG = System.getLogger(ServerConnections.class.getName());
    private static final AttributeKey<Shown> SHOWN = AttributeKey.valueOf("chat.scp.shown");

    private final ServerSpec spec;
    private final ConnectionAcceptor acceptor;
    private final Admission admission;
    private final Map<EventLoop, NettyLoop> loops = new ConcurrentHashMap<>();
    private final Set<NettyConnection> connections = ConcurrentHashMap.newKeySet();
    private volatile Shown shown;

    ServerConnections(ServerSpec spec, ConnectionAcceptor acceptor, Admission admission, Shown shown) {
        this.spec = spec;
        this.acceptor = acceptor;
        this.admission = admission;
        this.shown = shown;
    }

    @Override
    public boolean isSharable() {
        return true;
    }

    /** Where connections of this loop's socket live. */
    void on(NettyLoop loop) {
        loops.put(loop.events(), loop);
    }

    void show(Shown other) {
        shown = other;
    }

    /** What Netty asks for each newcomer: connections that exist stay with what they were shown. */
    QuicSslEngine engine(QuicChannel channel) {
        Shown now = shown;
        channel.attr(SHOWN).set(now);
        return now.context().newEngine(channel.alloc());
    }

    boolean isEmpty() {
        return connections.isEmpty();
    }

    void closeAll() {
        connections.forEach(open -> open.loop().execute(() -> open.close(ErrorCode.SHUTTING_DOWN.value(), "")));
    }

    @Override
    protected void initChannel(QuicChannel channel) {
        admission.began();
        channel.closeFuture()
                .addListener(closed -> admission.ended(
                        channel.attr(ConnectionEvents.CONNECTION).get() != null));
        long patience = spec.limits().handshakeTimeout().toMillis();
        var giveUp = channel.eventLoop().schedule(() -> giveUp(channel), patience, TimeUnit.MILLISECONDS);
        channel.pipeline().addLast(new ConnectionEvents() {
            @Override
            NettyConnection connected(QuicChannel established, int datagramBytes) {
                giveUp.cancel(false);
                return ServerConnections.this.connected(established, datagramBytes);
            }

            /**
             * A handshake that fails while Netty sends leaves TLS's alert unsent until the client's next packet, which
             * comes a second later: closing sends it.
             */
            @Override
            public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
                super.exceptionCaught(context, cause);
                if (cause instanceof SSLHandshakeException) {
                    channel.eventLoop().execute(() -> close(channel)); // not from within what sends
                }
            }
        });
    }

    private static void giveUp(QuicChannel channel) {
        if (!channel.isActive()) {
            close(channel);
        }
    }

    private static void close(QuicChannel channel) {
        var unused = channel.close();
    }

    private NettyConnection connected(QuicChannel channel, int datagramBytes) {
        admission.connected();
        String agreed = Objects.requireNonNull(channel.sslEngine()).getApplicationProtocol();
        AlpnSpec protocol = spec.protocols().stream()
                .filter(spoken -> spoken.name().equals(agreed))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("TLS agreed on " + agreed));
        NettyConnection connection = new NettyConnection(
                channel,
                Objects.requireNonNull(loops.get(channel.eventLoop())),
                protocol,
                spec.limits(),
                (InetSocketAddress) Objects.requireNonNull(channel.remoteSocketAddress()),
                channel.attr(SHOWN).get().chain(),
                datagramBytes,
                null);
        connections.add(connection);
        channel.closeFuture().addListener(closed -> connections.remove(connection));
        try {
            connection.start(acceptor.accepted(connection));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a connection is of no use", e);
            connection.close(ErrorCode.INTERNAL.value(), "");
        }
        return connection;
    }
}
