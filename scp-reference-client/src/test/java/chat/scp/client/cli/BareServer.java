package chat.scp.client.cli;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.quic.InsecureQuicTokenHandler;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicServerCodecBuilder;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamType;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A server of SCP/1 that shares no code with ours: bytes on Netty's QUIC streams. Everything but its constructor and
 * what tests ask for runs on Netty's one loop.
 */
final class BareServer implements AutoCloseable {
    private static final HexFormat HEX = HexFormat.of().withDelimiter(" ");
    private static final int CONNECT_REQ = 1;
    private static final int CONNECT_RESP = 2;
    private static final int CHAT_INIT_REQ = 3;
    private static final int CHAT_INIT_RESP = 4;
    private static final int CHAT_FWD_REQ = 5;
    private static final int CHAT_FWD_RESP = 6;
    private static final int TEXT = 7;
    private static final int DISCONNECT_REQ = 8;
    private static final int DISCONNECT_NOTIF = 9;
    private static final int ERROR = 11;
    private static final int UNEXPECTED = 2;

    private enum State {
        AUTHENTICATING,
        IDLE,
        AWAITING_PEER_FOR_INIT,
        AWAITING_CHAT_RESPONSE,
        IN_CHAT,
        GONE
    }

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Map<String, User> users = new HashMap<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Channel socket;
    private volatile boolean full;

    BareServer(PrivateKey key, X509Certificate certificate) throws InterruptedException {
        var tls = QuicSslContextBuilder.forServer(key, null, certificate)
                .applicationProtocols("scp-v1")
                .build();
        var codec = new QuicServerCodecBuilder()
                .sslContext(tls)
                .tokenHandler(InsecureQuicTokenHandler.INSTANCE)
                .maxIdleTimeout(60, TimeUnit.SECONDS)
                .initialMaxData(1_000_000)
                .initialMaxStreamDataBidirectionalLocal(100_000)
                .initialMaxStreamDataBidirectionalRemote(100_000)
                .initialMaxStreamsBidirectional(1)
                .handler(new ChannelInitializer<QuicChannel>() {
                    @Override
                    protected void initChannel(QuicChannel connection) {} // all is said on streams
                })
                .streamHandler(new ChannelInitializer<QuicStreamChannel>() {
                    @Override
                    protected void initChannel(QuicStreamChannel stream) {
                        stream.pipeline().addLast(new User(stream));
                    }
                })
                .build();
        socket = new Bootstrap()
                .group(group)
                .channel(NioDatagramChannel.class)
                .handler(codec)
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .sync()
                .channel();
    }

    int port() {
        return ((InetSocketAddress) socket.localAddress()).getPort();
    }

    /** What clients sent so far, frame by frame, in hexadecimal digits. */
    List<String> heard() {
        return List.copyOf(heard);
    }

    /** From now on nobody comes in. */
    void full() {
        full = true;
    }

    /** Tells somebody that something is wrong, out of the blue. */
    void error(String name, int code, String message) {
        socket.eventLoop().execute(() -> {
            User user = users.get(name);
            if (user != null) {
                user.error(code, message);
            }
        });
    }

    /** Is gone for somebody without a word. */
    void drop(String name) {
        socket.eventLoop().execute(() -> {
            User user = users.get(name);
            if (user != null) {
                user.connection().close(false, 0, Unpooled.EMPTY_BUFFER);
            }
        });
    }

    @Override
    public void close() {
        socket.close().syncUninterruptibly();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private static byte[] frame(int type, byte[] payload) {
        byte[] frame = new byte[4 + payload.length];
        frame[0] = 1;
        frame[1] = (byte) type;
        frame[2] = (byte) (payload.length >> 8);
        frame[3] = (byte) payload.length;
        System.arraycopy(payload, 0, frame, 4, payload.length);
        return frame;
    }

    private static byte[] status(int type, int status) {
        return frame(type, new byte[] {(byte) status});
    }

    private static byte[] name(int type, String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        return frame(type, joined(new byte[] {(byte) utf8.length}, utf8));
    }

    private static byte[] text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return frame(TEXT, joined(new byte[] {(byte) (utf8.length >> 8), (byte) utf8.length}, utf8));
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }

    private static String text(byte[] bytes, int from) {
        return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
    }

    /** A client, on the stream that it opened. */
    private final class User extends ChannelInboundHandlerAdapter {
        private final QuicStreamChannel control;
        private final ByteArrayOutputStream arrived = new ByteArrayOutputStream();
        private final Deque<byte[]> pushes = new ArrayDeque<>();
        private String name = "";
        private State state = State.AUTHENTICATING;
        private @Nullable User peer;
        private boolean pushing;

        User(QuicStreamChannel control) {
            this.control = control;
            connection().closeFuture().addListener(closed -> gone());
        }

        QuicChannel connection() {
            return control.parent();
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object read) {
            ByteBuf bytes = (ByteBuf) read;
            arrived.writeBytes(ByteBufUtil.getBytes(bytes));
            bytes.release();
            byte[] all = arrived.toByteArray();
            int at = 0;
            while (all.length - at >= 4) {
                int end = at + 4 + ((all[at + 2] & 0xFF) << 8 | (all[at + 3] & 0xFF));
                if (all.length < end) {
                    break;
                }
                take(Arrays.copyOfRange(all, at, end));
                at = end;
            }
            arrived.reset();
            arrived.write(all, at, all.length - at);
        }

        private void take(byte[] frame) {
            heard.add(HEX.formatHex(frame));
            switch (frame[1]) {
                case CONNECT_REQ -> connect(text(frame, 5));
                case CHAT_INIT_REQ -> init(text(frame, 5));
                case CHAT_FWD_RESP -> answered(frame[4]);
                case TEXT -> said(text(frame, 6));
                case DISCONNECT_REQ -> leave();
                default -> error(UNEXPECTED, "unexpected");
            }
        }

        private void leave() {
            connection().close(true, 0, Unpooled.EMPTY_BUFFER);
        }

        private void connect(String wanted) {
            int status = full ? 3 : users.containsKey(wanted) ? 1 : 0;
            var written = answer(status(CONNECT_RESP, status));
            if (status != 0) {
                // Not at once: what closes a connection overtakes what was written on it.
                written.addListener(done -> connection().eventLoop().schedule(this::leave, 1, TimeUnit.SECONDS));
                return;
            }
            name = wanted;
            users.put(name, this);
            state = State.IDLE;
        }

        private void init(String wanted) {
            if (state != State.IDLE) {
                error(UNEXPECTED, "not now");
                return;
            }
            User other = users.get(wanted);
            int status = other == this ? 3 : other == null ? 1 : other.state != State.IDLE ? 2 : 0;
            answer(status(CHAT_INIT_RESP, status));
            if (status == 0) {
                state = State.AWAITING_PEER_FOR_INIT;
                peer = other;
                other.state = State.AWAITING_CHAT_RESPONSE;
                other.peer = this;
                other.push(name(CHAT_FWD_REQ, name));
            }
        }

        private void answered(int no) {
            User originator = peer;
            if (state != State.AWAITING_CHAT_RESPONSE || originator == null) {
                error(UNEXPECTED, "nobody asked");
            } else if (no == 0) {
                state = State.IN_CHAT;
                originator.state = State.IN_CHAT;
                answer(text("Chat with " + originator.name + " started."));
                originator.push(text("Chat with " + name + " started."));
            } else {
                originator.push(status(CHAT_INIT_RESP, 4));
                originator.idle();
                idle();
            }
        }

        private void said(String words) {
            if (state == State.IN_CHAT && peer != null) {
                peer.push(text(name + ": " + words));
            } else {
                error(UNEXPECTED, "in no chat");
            }
        }

        void error(int code, String message) {
            byte[] utf8 = message.getBytes(StandardCharsets.UTF_8);
            answer(frame(ERROR, joined(new byte[] {(byte) (code >> 8), (byte) code, (byte) utf8.length}, utf8)));
        }

        private void idle() {
            state = State.IDLE;
            peer = null;
        }

        private void gone() {
            users.remove(name, this);
            User other = peer;
            if (other != null) {
                if (state == State.IN_CHAT) {
                    other.push(name(DISCONNECT_NOTIF, name));
                } else if (state == State.AWAITING_CHAT_RESPONSE) {
                    other.push(status(CHAT_INIT_RESP, 4));
                }
                other.idle();
            }
            state = State.GONE;
        }

        private ChannelFuture answer(byte[] frame) {
            return control.writeAndFlush(Unpooled.wrappedBuffer(frame));
        }

        /** On a fresh stream, the next one when this one is written: else texts could overtake each other. */
        private void push(byte[] frame) {
            pushes.add(frame);
            if (!pushing) {
                pushing = true;
                pushNext();
            }
        }

        private void pushNext() {
            byte[] next = pushes.poll();
            if (next == null || state == State.GONE) {
                pushing = false;
                return;
            }
            connection()
                    .createStream(QuicStreamType.BIDIRECTIONAL, new ChannelInboundHandlerAdapter())
                    .addListener(opened -> {
                        if (opened.isSuccess()) {
                            ((QuicStreamChannel) opened.getNow())
                                    .writeAndFlush(Unpooled.wrappedBuffer(next))
                                    .addListener(QuicStreamChannel.SHUTDOWN_OUTPUT)
                                    .addListener(written -> pushNext());
                        }
                    });
        }
    }
}
