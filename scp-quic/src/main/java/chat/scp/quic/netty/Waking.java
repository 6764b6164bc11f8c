package chat.scp.quic.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.DatagramPacket;
import io.netty.handler.codec.quic.Quic;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicConnectionAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Runs what a handshake has to wait for, such as whether to trust the server, and has Netty look at the handshake again
 * afterwards. Netty looks when a packet comes: it sends the end of the handshake, and would say that the connection is there
 * only when the server has answered that, a round trip later, in which HELLO could have gone. So it gets a packet that says
 * nothing, which quiche cannot open and drops; it never was on the wire. Thread-safe.
 */
final class Waking implements Executor {
    private static final int SHORT_HEADER = 0x40;

    /** More than what a packet has at least. RFC 9001 §5.4.2 */
    private static final int REST_BYTES = 32;

    private final Executor waiting;
    private final NettyLoop loop;
    private final InetSocketAddress server;
    private final byte[] connectionId = new byte[Quic.MAX_CONN_ID_LEN];
    private volatile @Nullable QuicChannel channel;

    Waking(Executor waiting, NettyLoop loop, InetSocketAddress server) {
        this.waiting = waiting;
        this.loop = loop;
        this.server = server;
        ThreadLocalRandom.current().nextBytes(connectionId);
    }

    /** What the connection has to be called. */
    QuicConnectionAddress address() {
        return new QuicConnectionAddress(connectionId);
    }

    void wakes(QuicChannel connecting) {
        channel = connecting;
    }

    /** What goes on when the task is done has been handed to the loop by then: this comes after it. */
    @Override
    public void execute(Runnable task) {
        waiting.execute(() -> {
            task.run();
            loop.execute(this::wake);
        });
    }

    private void wake() {
        QuicChannel known = channel;
        if (known == null || known.isActive() || !known.isOpen()) {
            return;
        }
        byte[] rest = new byte[REST_BYTES];
        ThreadLocalRandom.current().nextBytes(rest);
        ByteBuf nothing = Unpooled.directBuffer(1 + connectionId.length + REST_BYTES)
                .writeByte(SHORT_HEADER)
                .writeBytes(connectionId)
                .writeBytes(rest);
        ChannelPipeline socket = known.parent().pipeline();
        InetSocketAddress local = (InetSocketAddress) known.parent().localAddress();
        socket.fireChannelRead(new DatagramPacket(nothing, local, server));
        socket.fireChannelReadComplete();
    }
}
