package chat.scp.quic.netty;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import org.jspecify.annotations.Nullable;

/**
 * Has what a server sends to many clients leave together: all that a read of its socket causes, and all that is left when a turn
 * ends, with one call of the system each. Netty would make one for each message that goes from one client to another. Where
 * few datagrams come at a time, each is answered at once: who gets it is awake while the server still works. Between the socket
 * and the codec, on the socket's loop. Decision 28
 */
final class Departures extends ChannelDuplexHandler {
    /** A socket must not get full: Netty's codec goes through all connections when there is room again. */
    private static final int ROOM_BYTES = 16 * 1024;

    /** Of datagrams in a read. */
    private static final int FEW = 2;

    private final NettyLoop loop;
    private @Nullable ChannelHandlerContext socket;
    private boolean gathering;
    private boolean due;
    /** Datagrams in this read, and in the one before it. */
    private int come;

    private int came;

    Departures(NettyLoop loop) {
        this.loop = loop;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        socket = context;
        loop.add(this);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        loop.remove(this);
        leave();
        socket = null;
    }

    /** From here to {@link #leave}. */
    void gather() {
        gathering = true;
    }

    void leave() {
        gathering = false;
        ChannelHandlerContext known = socket;
        if (due && known != null) {
            due = false;
            known.flush();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        come++;
        if (Math.max(come, came) > FEW) {
            gather();
        }
        context.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.fireChannelReadComplete();
        leave();
        came = come;
        come = 0;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        var unused = context.write(message, promise);
        if (gathering && context.channel().bytesBeforeUnwritable() < ROOM_BYTES) {
            context.flush();
        }
    }

    @Override
    public void flush(ChannelHandlerContext context) {
        if (gathering) {
            due = true;
        } else {
            context.flush();
        }
    }
}
