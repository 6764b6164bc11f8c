package chat.scp.quic.netty;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.quic.engine.QuicEngine;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.MaxMessagesRecvByteBufAllocator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

final class SocketsTest {
    /** Else each datagram has a flush of its own, and a busy relay sends six times as many packets. */
    @Test
    void manyDatagramsAreReadBeforeWhatTheyCauseIsFlushed() {
        try (QuicEngine engine = NettyEngines.usual()) {
            NettyLoop loop = (NettyLoop) engine.loops(1, "test").get(0);
            Channel socket = Sockets.udp(loop, Sockets.pool(1))
                    .handler(new ChannelInboundHandlerAdapter())
                    .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .syncUninterruptibly()
                    .channel();
            MaxMessagesRecvByteBufAllocator reading = socket.config().getRecvByteBufAllocator();
            assertTrue(reading.maxMessagesPerRead() >= 16);
            socket.close().syncUninterruptibly();
        }
    }
}
