package chat.scp.quic.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Lets a client acknowledge with the next thing that it sends, or every fourth packet, or some milliseconds later. quiche
 * would answer each packet with one of its own: a third of all packets of a chat. In front of the codec of a client's socket,
 * which has one connection. On the loop. RFC 9000 §13.2, decision 23
 *
 * <p>Theory of operation. Netty asks quiche for packets at the end of a read, and not before: so the end is held back after
 * a read of few datagrams to which nothing was answered. What the connection writes brings it on, as does all else that could
 * need an answer; the loop looks after what is left.
 */
final class HeldAcks extends ChannelInboundHandlerAdapter {
    private static final int MAX_HELD = 3;

    private final NettyLoop loop;
    private @Nullable NettyConnection connection;
    private @Nullable ChannelHandlerContext socket;
    /** Since quiche was asked for packets. */
    private int datagrams;

    private boolean answered;
    private boolean held;
    private boolean watched;
    private long lookNanos;
    /** Held since before the loop was told when to look. */
    private boolean overdue;

    HeldAcks(NettyLoop loop) {
        this.loop = loop;
    }

    /** From now on: a handshake waits for each answer. */
    void startFor(NettyConnection established) {
        connection = established;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        socket = context;
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        held = false;
        socket = null;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        datagrams++;
        context.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        NettyConnection known = connection;
        if (known == null || answered || datagrams > MAX_HELD || known.isOver() || known.isBlocked()) {
            goOn(context);
            return;
        }
        held = true;
        overdue = !watched;
        if (!watched) {
            watched = true;
            loop.watch(this);
        }
    }

    /** When the loop is to ask whether this is done. */
    void lookAt(long nanos) {
        lookNanos = nanos;
    }

    long lookNanos() {
        return lookNanos;
    }

    /** The connection has written something, or had something that wants an answer: it takes the acknowledgement along. */
    void answer() {
        ChannelHandlerContext known = socket;
        if (held && known != null) {
            goOn(known);
        } else {
            answered = datagrams > 0; // and the read is not over
        }
    }

    /** The loop looks, when it is time, until this says that there is nothing to be looked after. */
    boolean isDone() {
        if (held && !overdue) {
            overdue = true;
            return false;
        }
        watched = false;
        answer();
        return true;
    }

    private void goOn(ChannelHandlerContext context) {
        held = false;
        answered = false;
        datagrams = 0;
        context.fireChannelReadComplete();
    }
}
