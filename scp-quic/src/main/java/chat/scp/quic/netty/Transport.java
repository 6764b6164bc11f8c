package chat.scp.quic.netty;

import io.netty.channel.ChannelOption;
import io.netty.channel.DefaultSelectStrategyFactory;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.SelectStrategyFactory;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.quic.SegmentedDatagramPacketAllocator;
import java.net.StandardSocketOptions;
import java.nio.channels.spi.SelectorProvider;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How datagrams get to the kernel and back: one in a call, as the JDK does it, or many at once, as Linux can where
 * Netty's library for that is there and loads.
 *
 * @param name to be said beside the engine's; empty: nothing worth it
 * @param loops makes what an event loop waits with
 * @param channel the class of sockets
 * @param options of sockets
 * @param sharing options of sockets that share a port
 * @param segments makes one packet of several datagrams for one peer
 */
record Transport(
        String name,
        IoHandlerFactory loops,
        Class<? extends DatagramChannel> channel,
        Map<ChannelOption<?>, Object> options,
        Map<ChannelOption<?>, Object> sharing,
        SegmentedDatagramPacketAllocator segments) {
    /** A datagram of QUIC is never longer than an Ethernet frame here. */
    static final int RECEIVE_BYTES = 2048;

    /** And then one flush for all that they cause. */
    static final int DATAGRAMS_AT_A_TIME = 16;

    /** Alone, a processor does nothing for who waits while it spins. */
    static SelectStrategyFactory patience() {
        return Runtime.getRuntime().availableProcessors() > 1 ? Spinning::new : DefaultSelectStrategyFactory.INSTANCE;
    }

    static Transport best() {
        Transport linux = linux();
        return linux == null ? jdk() : linux;
    }

    /** Null: not here. */
    static @Nullable Transport linux() {
        try {
            return EpollTransport.get();
        } catch (LinkageError e) {
            return null; // its classes are not there
        }
    }

    static Transport jdk() {
        // Who sets one of these options gets one datagram at a time.
        return new Transport(
                "",
                NioIoHandler.newFactory(SelectorProvider.provider(), patience()),
                NioDatagramChannel.class,
                Map.of(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new FixedRecvByteBufAllocator(RECEIVE_BYTES).maxMessagesPerRead(DATAGRAMS_AT_A_TIME)),
                Map.of(NioChannelOption.of(StandardSocketOptions.SO_REUSEPORT), true),
                SegmentedDatagramPacketAllocator.NONE);
    }
}
