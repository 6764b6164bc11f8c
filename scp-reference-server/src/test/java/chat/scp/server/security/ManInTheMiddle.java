package chat.scp.server.security;

import chat.scp.quic.tls.ServerIdentity;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.quic.InsecureQuicTokenHandler;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicClientCodecBuilder;
import io.netty.handler.codec.quic.QuicCodecBuilder;
import io.netty.handler.codec.quic.QuicServerCodecBuilder;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamType;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Ends TLS with a certificate of its own, and passes every byte of the client's streams on to the real server and back. */
final class ManInTheMiddle implements AutoCloseable {
    private static final String ALPN = "scp/2";

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final InetSocketAddress server;
    private final Channel outside;
    private final Channel inside;
    /** Bytes passed on, both ways. */
    final AtomicLong passed = new AtomicLong();

    ManInTheMiddle(ServerIdentity his, InetSocketAddress server) throws Exception {
        this.server = server;
        var tls = QuicSslContextBuilder.forServer(his.key(), null, his.chain().toArray(new X509Certificate[0]))
                .applicationProtocols(ALPN)
                .build();
        outside = bind(roomy(new QuicServerCodecBuilder())
                .sslContext(tls)
                .tokenHandler(InsecureQuicTokenHandler.INSTANCE)
                .streamHandler(new ChannelInitializer<QuicStreamChannel>() {
                    @Override
                    protected void initChannel(QuicStreamChannel fromClient) {
                        fromClient.pipeline().addLast(new Passing());
                    }
                })
                .handler(new ChannelInboundHandlerAdapter())
                .build());
        inside = bind(roomy(new QuicClientCodecBuilder())
                .sslContext(QuicSslContextBuilder.forClient()
                        .trustManager(InsecureTrustManagerFactory.INSTANCE)
                        .applicationProtocols(ALPN)
                        .build())
                .build());
    }

    InetSocketAddress address() {
        return (InetSocketAddress) outside.localAddress();
    }

    private Channel bind(io.netty.channel.ChannelHandler codec) throws InterruptedException {
        return new Bootstrap()
                .group(group)
                .channel(NioDatagramChannel.class)
                .handler(codec)
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
    }

    private static <B extends QuicCodecBuilder<B>> B roomy(B codec) {
        return codec.maxIdleTimeout(60, TimeUnit.SECONDS)
                .initialMaxData(1_000_000)
                .initialMaxStreamDataBidirectionalLocal(100_000)
                .initialMaxStreamDataBidirectionalRemote(100_000)
                .initialMaxStreamsBidirectional(100)
                .initialMaxStreamsUnidirectional(100)
                .initialMaxStreamDataUnidirectional(100_000);
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** One stream of the client: its bytes go to a stream at the real server, over a connection of its own. */
    private final class Passing extends ChannelInboundHandlerAdapter {
        @Override
        public void channelActive(ChannelHandlerContext client) {
            client.channel().config().setAutoRead(false);
            QuicChannel.newBootstrap(inside)
                    .handler(new ChannelInboundHandlerAdapter())
                    .streamHandler(new ChannelInboundHandlerAdapter())
                    .remoteAddress(server)
                    .connect()
                    .addListener(connected -> {
                        if (!connected.isSuccess()) {
                            client.close();
                            return;
                        }
                        var opened = ((QuicChannel) connected.getNow())
                                .createStream(QuicStreamType.BIDIRECTIONAL, new Copying(client.channel()));
                        opened.addListener(stream -> {
                            client.pipeline().addLast(new Copying((Channel) stream.getNow()));
                            client.channel().config().setAutoRead(true);
                        });
                    });
        }
    }

    private final class Copying extends ChannelInboundHandlerAdapter {
        private final Channel to;

        Copying(Channel to) {
            this.to = to;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object arrived) {
            passed.addAndGet(((io.netty.buffer.ByteBuf) arrived).readableBytes());
            to.writeAndFlush(arrived);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            to.writeAndFlush(Unpooled.EMPTY_BUFFER);
            to.close();
        }
    }
}
