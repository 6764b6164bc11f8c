package chat.scp.quic.netty;

import chat.scp.quic.engine.EngineStream;
import chat.scp.quic.engine.StreamHandler;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownReadComplete;
import io.netty.handler.codec.quic.DefaultQuicStreamFrame;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.util.concurrent.Future;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A stream of quiche. On the loop.
 *
 * <p>Theory of operation. What is written is held until the turn ends, and goes to quiche in one piece.
 * quiche takes what flow control and congestion allow and Netty keeps the rest; meanwhile the next
 * piece is held here, and the two together are what {@link #room} bounds. Reading needs no bound of its
 * own: the handler takes bytes on this very thread, and quiche gives the peer credit only for what was
 * taken.
 */
final class NettyStream extends ChannelInboundHandlerAdapter implements EngineStream {
    private static final System.Logger LOG = System.getLogger(NettyStream.class.getName());
    private static final int FIRST_BYTES = 512;

    private final NettyConnection connection;
    private final boolean bidirectional;
    private final boolean peers;
    private @Nullable StreamHandler handler;
    private @Nullable QuicStreamChannel channel;
    private @Nullable ByteBuf held;
    private int underWayBytes;
    private boolean blocked;
    private long underWaySinceNanos;
    private boolean watching;
    private boolean wanted;
    private boolean unflushed;
    private boolean finishing;
    private boolean finished;
    private boolean writingOver;
    private boolean readingOver;

    NettyStream(NettyConnection connection, boolean bidirectional, boolean peers) {
        this.connection = connection;
        this.bidirectional = bidirectional;
        this.peers = peers;
        writingOver = peers && !bidirectional;
        readingOver = !peers && !bidirectional;
    }

    /** Begins to tell {@code owner}. */
    void start(StreamHandler owner) {
        handler = owner;
    }

    /** There is a stream now, with credit of the peer. */
    void ready(QuicStreamChannel opened) {
        channel = opened;
        flushLater();
    }

    boolean isReady() {
        return channel != null;
    }

    // ---- out

    @Override
    public long id() {
        QuicStreamChannel known = channel;
        return known == null ? NO_ID : known.streamId();
    }

    @Override
    public boolean isBidirectional() {
        return bidirectional;
    }

    @Override
    public int room() {
        int waiting = underWayBytes + (held == null ? 0 : held.readableBytes());
        wanted = waiting > 0;
        return waiting == 0
                ? Integer.MAX_VALUE
                : Math.max(0, connection.limits().streamWriteBytes() - waiting);
    }

    @Override
    public void write(ByteBuffer bytes, boolean last) {
        if (writingOver || finishing || connection.isOver()) {
            return;
        }
        if (bytes.hasRemaining()) {
            ByteBuf to = held;
            if (to == null) {
                to = connection.allocate(Math.max(FIRST_BYTES, bytes.remaining()));
                held = to;
            }
            to.writeBytes(bytes);
        }
        finishing = last;
        flushLater();
    }

    /** quiche forgets nothing that it took. */
    @Override
    public void filler(byte[] bytes) {}

    private void flushLater() {
        if (!unflushed) {
            unflushed = true;
            connection.flushLater(this);
        }
    }

    /** Gives quiche what is held, unless it has not taken the last piece yet. */
    void flush() {
        unflushed = false;
        QuicStreamChannel to = channel;
        boolean something = held != null || (finishing && !finished);
        if (to == null || writingOver || underWayBytes > 0 || !something) {
            return;
        }
        ByteBuf piece = held == null ? Unpooled.EMPTY_BUFFER : held;
        held = null;
        finished = finishing;
        underWayBytes = Math.max(1, piece.readableBytes());
        // Netty writes at once, without a flush, to quiche's buffer.
        ChannelFuture written = to.write(finished ? new DefaultQuicStreamFrame(piece, true) : piece);
        if (written.isDone()) {
            written(written);
        } else {
            underWaySinceNanos = connection.loop().nowNanos();
            blocked = true;
            connection.blocked(true);
            watch();
            written.addListener(result -> {
                connection.answer();
                written(result);
            });
        }
    }

    private void written(Future<?> result) {
        underWayBytes = 0;
        unblock();
        if (!result.isSuccess()) {
            endWriting(); // STOP_SENDING, or the connection is gone, which somebody else tells
        } else if (held != null || (finishing && !finished)) {
            flushLater();
        }
        StreamHandler owner = handler;
        if (wanted && owner != null && !connection.isOver()) {
            wanted = false;
            owner.writable();
        }
    }

    /** Ends a connection whose peer leaves what was written to it. */
    private void watch() {
        if (!watching) {
            watching = true;
            connection.loop().at(underWaySinceNanos + connection.patienceNanos(), this::look);
        }
    }

    private void look() {
        watching = false;
        if (underWayBytes > 0 && !connection.isOver()) {
            if (connection.loop().nowNanos() - underWaySinceNanos >= connection.patienceNanos()) {
                connection.stuck("what was written is not taken");
            } else {
                watch();
            }
        }
    }

    private void endWriting() {
        writingOver = true;
        if (held != null) {
            held.release();
            held = null;
        }
    }

    @Override
    public void abandon(long applicationCode) {
        readingOver = true;
        endWriting();
        QuicStreamChannel known = channel;
        if (known != null) {
            var unused = known.shutdown((int) applicationCode);
        }
        connection.forget(this);
    }

    /** quiche has taken what was written, or never will. */
    void unblock() {
        if (blocked) {
            blocked = false;
            connection.blocked(false);
        }
    }

    /** Takes back what the peer has not acknowledged. */
    void reset(int applicationCode) {
        QuicStreamChannel known = channel;
        if (known != null && !writingOver) {
            var unused = known.shutdownOutput(applicationCode);
        }
    }

    /** The connection is gone. */
    void dropped() {
        readingOver = true;
        endWriting();
    }

    // ---- in

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            StreamHandler owner = handler;
            if (owner != null && !readingOver && !connection.isOver()) {
                owner.received(bytes.nioBuffer());
            }
        } finally {
            bytes.release();
        }
    }

    /** What the handler answered leaves in the packet that acknowledges. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        connection.flush();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownReadComplete) {
            readingEnded(true);
            if (peers && !bidirectional) {
                close(context.channel()); // there is no direction of ours that would end it
            }
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof RuntimeException) {
            LOG.log(System.Logger.Level.ERROR, "a stream's handler failed", cause);
        } else {
            readingEnded(false); // reset by the peer
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        endWriting();
        readingEnded(false);
        connection.forget(this);
    }

    private void readingEnded(boolean inOrder) {
        StreamHandler owner = handler;
        if (owner == null || readingOver || connection.isOver()) {
            return;
        }
        readingOver = true;
        if (inOrder) {
            owner.finished();
        } else {
            owner.broken();
        }
    }

    private static void close(Channel ended) {
        var unused = ended.close();
    }
}
