package chat.scp.quic.netty;

import chat.scp.quic.engine.ConnectionEnd;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicConnectionCloseEvent;
import io.netty.handler.codec.quic.QuicDatagramExtensionEvent;
import io.netty.handler.codec.quic.QuicStreamLimitChangedEvent;
import io.netty.util.AttributeKey;
import org.jspecify.annotations.Nullable;

/** Hears a connection of Netty from its first packet to its last, and turns what it hears into calls. */
abstract class ConnectionEvents extends ChannelInboundHandlerAdapter {
    static final AttributeKey<NettyConnection> CONNECTION = AttributeKey.valueOf("chat.scp.connection");

    private static final System.Logger LOG = System.getLogger(ConnectionEvents.class.getName());

    private int maxDatagramBytes;
    private @Nullable NettyConnection connection;

    /** The handshake is through. */
    abstract NettyConnection connected(QuicChannel channel, int datagramBytes);

    @Override
    public void channelActive(ChannelHandlerContext context) {
        QuicChannel channel = (QuicChannel) context.channel();
        NettyConnection made = connected(channel, maxDatagramBytes);
        connection = made;
        channel.attr(CONNECTION).set(made);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        answer(); // there is more to be read, and Netty reads on when it has sent
        if (message instanceof ByteBuf datagram) {
            try {
                if (connection != null) {
                    connection.datagramCame(datagram);
                }
            } finally {
                datagram.release();
            }
        } else {
            context.fireChannelRead(message); // a stream of the peer, which Netty sets up
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (connection != null) {
            connection.flush();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        answer();
        if (event instanceof QuicDatagramExtensionEvent extension) {
            maxDatagramBytes = extension.maxLength();
        } else if (event instanceof QuicStreamLimitChangedEvent && connection != null) {
            connection.creditCame();
        } else if (event instanceof QuicConnectionCloseEvent close) {
            // What the peer sent before is read first, in this turn; quiche would linger for seconds.
            context.channel().eventLoop().execute(() -> {
                if (connection != null) {
                    connection.closedByPeer(end(close));
                }
                var unused = context.channel().close();
            });
        }
    }

    private void answer() {
        if (connection != null) {
            connection.answer();
        }
    }

    private static ConnectionEnd end(QuicConnectionCloseEvent close) {
        long code = close.isApplicationClose() ? close.error() : ConnectionEnd.NO_CODE;
        return new ConnectionEnd(true, code, close.toString()); // its reason() fails where there is none
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (connection != null) {
            boolean silent = ((QuicChannel) context.channel()).isTimedOut();
            connection.gone(silent ? "nothing came for too long" : "the connection is gone");
        }
    }

    /** Netty closes what its peer or network broke, and tells {@link #channelInactive}; the rest is our fault. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        boolean ours = cause instanceof RuntimeException || cause instanceof Error;
        LOG.log(ours ? System.Logger.Level.ERROR : System.Logger.Level.DEBUG, "on a connection", cause);
        if (ours) {
            var unused = context.close();
        }
    }
}
