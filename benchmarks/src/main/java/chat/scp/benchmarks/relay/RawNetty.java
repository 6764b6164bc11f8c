package chat.scp.benchmarks.relay;

import chat.scp.quic.tls.ServerIdentity;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Netty's QUIC codec alone: one loop for the server, one for the clients, and each message written as it comes. */
final class RawNetty implements Relaying {
    private static final String PROTOCOL = "relay";
    private static final long WINDOW_BYTES = 256 * 1024;

    private final int messageBytes;
    private final int answerBytes = RawFrames.answerBytes();
    private final MultiThreadIoEventLoopGroup serverLoop = loop();
    private final MultiThreadIoEventLoopGroup clientLoop = loop();
    private final List<QuicStreamChannel> senders = new ArrayList<>();
    private final Map<Integer, Channel> receiversAtServer = new ConcurrentHashMap<>();
    private final Channel socket;

    RawNetty(ServerIdentity identity, int pairs, int bodyBytes, Outcome outcome) throws Exception {
        messageBytes = RawFrames.messageBytes(bodyBytes);
        var tls = QuicSslContextBuilder.forServer(
                        identity.key(), null, identity.chain().toArray(new X509Certificate[0]))
                .applicationProtocols(PROTOCOL)
                .build();
        var codec = limited(new QuicServerCodecBuilder())
                .sslContext(tls)
                .tokenHandler(InsecureQuicTokenHandler.INSTANCE)
                .handler(new Ignoring())
                .streamHandler(new Serving())
                .build();
        socket = new Bootstrap()
                .group(serverLoop)
                .channel(NioDatagramChannel.class)
                .handler(codec)
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .sync()
                .channel();
        for (int pair = 0; pair < pairs; pair++) {
            int number = pair;
            connect(2 * pair + 1, frame -> outcome.arrived(number, RawFrames.nanos(frame)));
            while (!receiversAtServer.containsKey(pair)) {
                Thread.onSpinWait();
            }
            senders.add(connect(2 * pair, frame -> outcome.taken(number)));
        }
    }

    private static MultiThreadIoEventLoopGroup loop() {
        return new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    }

    private static <B extends QuicCodecBuilder<B>> B limited(B codec) {
        return codec.maxIdleTimeout(60, TimeUnit.SECONDS)
                .initialMaxData(WINDOW_BYTES * 8)
                .initialMaxStreamDataBidirectionalLocal(WINDOW_BYTES)
                .initialMaxStreamDataBidirectionalRemote(WINDOW_BYTES)
                .initialMaxStreamsBidirectional(4);
    }

    private QuicStreamChannel connect(int who, Consumer<byte[]> whole) throws Exception {
        var tls = QuicSslContextBuilder.forClient()
                .trustManager(InsecureTrustManagerFactory.INSTANCE)
                .applicationProtocols(PROTOCOL)
                .build();
        var codec = limited(new QuicClientCodecBuilder()).sslContext(tls).build();
        Channel own = new Bootstrap()
                .group(clientLoop)
                .channel(NioDatagramChannel.class)
                .handler(codec)
                .bind(0)
                .sync()
                .channel();
        QuicChannel channel = QuicChannel.newBootstrap(own)
                .streamHandler(new Ignoring())
                .remoteAddress(socket.localAddress())
                .connect()
                .get(10, TimeUnit.SECONDS);
        QuicStreamChannel stream = channel.createStream(QuicStreamType.BIDIRECTIONAL, new Reading(whole))
                .sync()
                .getNow();
        write(stream, RawFrames.frame(answerBytes, who));
        return stream;
    }

    private static void write(Channel to, byte[] frame) {
        to.writeAndFlush(Unpooled.wrappedBuffer(frame));
    }

    @Sharable
    private static final class Ignoring extends ChannelInboundHandlerAdapter {}

    /** Cuts what comes into frames. */
    private static class Reading extends ChannelInboundHandlerAdapter {
        private final RawFrames frames = new RawFrames();
        private final Consumer<byte[]> whole;

        Reading(Consumer<byte[]> whole) {
            this.whole = whole;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf bytes = (ByteBuf) message;
            byte[] copy = new byte[bytes.readableBytes()];
            bytes.readBytes(copy).release();
            frames.take(copy, copy.length, whole);
        }
    }

    /** A reader for each stream of the clients. */
    @Sharable
    private final class Serving extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRegistered(ChannelHandlerContext context) {
            Channel back = context.channel();
            int[] pair = {-1};
            context.pipeline().addLast(new Reading(frame -> {
                if (pair[0] < 0) {
                    int who = (int) RawFrames.nanos(frame);
                    pair[0] = who / 2;
                    if (who % 2 == 1) {
                        receiversAtServer.put(pair[0], back);
                    }
                } else {
                    write(back, RawFrames.frame(answerBytes, 0));
                    write(receiversAtServer.get(pair[0]), frame);
                }
            }));
            context.fireChannelRegistered();
        }
    }

    @Override
    public void send(int pair, long nanos) {
        write(senders.get(pair), RawFrames.frame(messageBytes, nanos));
    }

    @Override
    public void close() {
        clientLoop.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
        serverLoop.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
