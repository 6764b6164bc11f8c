package chat.scp.quic.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.unix.SegmentedDatagramPacket;
import io.netty.handler.codec.quic.QuicChannel;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Says CONNECTION_CLOSE again to clients that did not hear it. Netty forgets a connection when it has
 * sent that once; were it lost, the client would learn neither the code nor that the connection is
 * over. So the last datagram to a client is kept for a while, and answers what still comes from there.
 * Between the socket and the codec, on the socket's loop. RFC 9000 §10.2.1
 */
final class Farewells extends ChannelDuplexHandler {
    private static final int MAX_KEPT = 1024;
    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private static final class Last {
        final byte[] datagram;
        final long untilNanos;
        long notBeforeNanos;

        Last(byte[] datagram, long nowNanos) {
            this.datagram = datagram;
            untilNanos = nowNanos + KEPT_NANOS;
            notBeforeNanos = nowNanos;
        }
    }

    private final Map<InetSocketAddress, Last> kept = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<InetSocketAddress, Last> eldest) {
            return size() > MAX_KEPT || System.nanoTime() - eldest.getValue().untilNanos > 0;
        }
    };
    private @Nullable InetSocketAddress closing;

    /** Closes by this task; what the connection sends meanwhile is its farewell. Only servers keep it. */
    static void during(QuicChannel channel, Runnable close) {
        Farewells keeper = channel.parent().pipeline().get(Farewells.class);
        if (keeper == null) {
            close.run();
            return;
        }
        keeper.closing = (InetSocketAddress) channel.remoteSocketAddress();
        try {
            close.run();
        } finally {
            keeper.closing = null;
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (closing != null && message instanceof DatagramPacket sent) {
            ByteBuf bytes = sent.content();
            if (bytes.isReadable() && sent.recipient().equals(closing)) {
                kept.remove(closing);
                kept.put(closing, new Last(lastDatagram(sent), System.nanoTime()));
            }
        }
        super.write(context, message, promise);
    }

    /** Several to one peer may go as one packet. */
    private static byte[] lastDatagram(DatagramPacket sent) {
        ByteBuf bytes = sent.content();
        int length = bytes.readableBytes();
        int last = length;
        if (sent instanceof SegmentedDatagramPacket segments && segments.segmentSize() > 0) {
            last = length - (length - 1) / segments.segmentSize() * segments.segmentSize();
        }
        return ByteBufUtil.getBytes(bytes, bytes.writerIndex() - last, last);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (!kept.isEmpty() && message instanceof DatagramPacket received) {
            answer(context, received);
        }
        super.channelRead(context, message);
    }

    /** Whoever has another connection from there cannot decrypt this one's farewell, and drops it. */
    private void answer(ChannelHandlerContext context, DatagramPacket received) {
        ByteBuf bytes = received.content();
        boolean established = bytes.isReadable() && bytes.getByte(bytes.readerIndex()) >= 0; // no long header
        Last last = established ? kept.get(received.sender()) : null;
        if (last == null) {
            return;
        }
        long now = System.nanoTime();
        if (now - last.untilNanos > 0) {
            kept.remove(received.sender());
        } else if (now - last.notBeforeNanos >= 0) {
            last.notBeforeNanos = now + PAUSE_NANOS;
            var unused =
                    context.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(last.datagram), received.sender()));
        }
    }
}
