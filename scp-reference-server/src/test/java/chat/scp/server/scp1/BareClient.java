package chat.scp.server.scp1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicClientCodecBuilder;
import io.netty.handler.codec.quic.QuicConnectionCloseEvent;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamType;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A client of SCP/1 that shares no code with ours: bytes on Netty's QUIC streams. As the first programs do, it takes every
 * arrival of data for one whole PDU.
 */
public final class BareClient implements AutoCloseable {
    private static final HexFormat HEX = HexFormat.of();
    private static final int WAIT_SECONDS = 60;

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> pushes = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final QuicChannel connection;
    private final QuicStreamChannel stream;

    public BareClient(InetSocketAddress server) throws Exception {
        var tls = QuicSslContextBuilder.forClient()
                .trustManager(InsecureTrustManagerFactory.INSTANCE)
                .applicationProtocols("scp-v1")
                .build();
        var codec = new QuicClientCodecBuilder()
                .sslContext(tls)
                .maxIdleTimeout(60, TimeUnit.SECONDS)
                .initialMaxData(1_000_000)
                .initialMaxStreamDataBidirectionalLocal(100_000)
                .initialMaxStreamDataUnidirectional(100_000)
                .initialMaxStreamDataBidirectionalRemote(100_000)
                .initialMaxStreamsUnidirectional(100)
                .initialMaxStreamsBidirectional(100)
                .build();
        Channel socket = new Bootstrap()
                .group(group)
                .channel(NioDatagramChannel.class)
                .handler(codec)
                .bind(0)
                .sync()
                .channel();
        connection = QuicChannel.newBootstrap(socket)
                .handler(new Closing())
                .streamHandler(new Pushed())
                .remoteAddress(server)
                .connect()
                .get(WAIT_SECONDS, TimeUnit.SECONDS);
        stream = connection
                .createStream(QuicStreamType.BIDIRECTIONAL, new Answered())
                .get(WAIT_SECONDS, TimeUnit.SECONDS);
        assertEquals(0, stream.streamId());
    }

    /** Sends bytes, given in hexadecimal digits. */
    public BareClient says(String hex) throws Exception {
        stream.writeAndFlush(Unpooled.wrappedBuffer(HEX.parseHex(hex.replace(" ", ""))))
                .sync();
        return this;
    }

    /** The next thing on the client's own stream is this. */
    public BareClient isAnswered(String hex) throws Exception {
        assertEquals(hex.replace(" ", ""), next(answers, "an answer"));
        return this;
    }

    /** The next thing on the client's own stream is an ERROR with this code. */
    public BareClient isAnsweredWithError(int code) throws Exception {
        String answer = next(answers, "an ERROR");
        assertTrue(answer.startsWith("010b") && answer.startsWith(String.format("%04x", code), 8), answer);
        return this;
    }

    /** The next thing that the server pushes is this, on a stream of its own and in one piece. */
    public BareClient isTold(String hex) throws Exception {
        assertEquals(hex.replace(" ", ""), next(pushes, "a push"));
        return this;
    }

    /** The next push is a TEXT with these words. */
    public BareClient reads(String text) throws Exception {
        return isTold(text(text));
    }

    /** A TEXT as it stands on the wire. */
    public static String text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return String.format("0107%04x%04x", utf8.length + 2, utf8.length) + HEX.formatHex(utf8);
    }

    /** The server closes the connection, with this code. */
    public void isLeft(int code) throws Exception {
        assertEquals(code, closed.get(WAIT_SECONDS, TimeUnit.SECONDS));
    }

    public void hearsNothing() {
        assertTrue(answers.isEmpty() && pushes.isEmpty(), () -> "answers " + answers + ", pushes " + pushes);
    }

    /** Is gone without a word: the process was killed. */
    public void vanishes() throws Exception {
        connection.close(false, 0, Unpooled.EMPTY_BUFFER).sync();
    }

    private String next(BlockingQueue<String> queue, String what) throws InterruptedException {
        String next = queue.poll(WAIT_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("waited in vain for " + what + "; the connection is "
                    + (connection.isActive() ? "up" : "down, closed with " + closed.getNow(null)));
        }
        return next;
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private final class Answered extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object arrived) {
            ByteBuf bytes = (ByteBuf) arrived;
            answers.add(HEX.formatHex(ByteBufUtil.getBytes(bytes)));
            bytes.release();
        }
    }

    /** Server-initiated streams: tells what each brought once it has ended. */
    private final class Pushed extends ChannelInitializer<QuicStreamChannel> {
        @Override
        protected void initChannel(QuicStreamChannel pushed) {
            pushed.pipeline().addLast(new ChannelInboundHandlerAdapter() {
                private final ByteArrayOutputStream brought = new ByteArrayOutputStream();
                private int arrivals;

                @Override
                public void channelRead(ChannelHandlerContext context, Object arrived) {
                    ByteBuf bytes = (ByteBuf) arrived;
                    arrivals += bytes.isReadable() ? 1 : 0;
                    brought.writeBytes(ByteBufUtil.getBytes(bytes));
                    bytes.release();
                }

                @Override
                public void userEventTriggered(ChannelHandlerContext context, Object event) {
                    if (event == ChannelInputShutdownEvent.INSTANCE) {
                        pushes.add((arrivals == 1 ? "" : "in " + arrivals + " pieces: ")
                                + HEX.formatHex(brought.toByteArray()));
                    }
                }
            });
        }
    }

    private final class Closing extends ChannelInboundHandlerAdapter {
        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof QuicConnectionCloseEvent close) {
                closed.complete(close.error());
            }
        }
    }
}
