package chat.scp.quic.netty;

import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.unix.UnixChannelOption;
import io.netty.handler.codec.quic.EpollQuicUtils;
import io.netty.handler.codec.quic.SegmentedDatagramPacketAllocator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Linux' recvmmsg, sendmmsg and UDP_SEGMENT. Apart from {@link Transport}, which has to load without these classes. */
final class EpollTransport {
    /** Of one packet to one peer; the kernel takes up to 64, and 64 KiB. */
    private static final int MAX_SEGMENTS = 10;

    /** Room for as many events at a time as there turn out to be. */
    private static final int EVENTS_GROW = 0;

    private EpollTransport() {}

    /** Null: its native code does not load here. */
    static @Nullable Transport get() {
        if (!Epoll.isAvailable()) {
            return null;
        }
        return new Transport(
                "epoll",
                EpollIoHandler.newFactory(EVENTS_GROW, Transport.patience()),
                EpollDatagramChannel.class,
                Map.of(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new ReceiveBatches(),
                        EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE,
                        Transport.RECEIVE_BYTES),
                Map.of(UnixChannelOption.SO_REUSEPORT, true),
                segments());
    }

    private static SegmentedDatagramPacketAllocator segments() {
        return EpollDatagramChannel.isSegmentedDatagramPacketSupported()
                ? EpollQuicUtils.newSegmentedAllocator(MAX_SEGMENTS)
                : SegmentedDatagramPacketAllocator.NONE;
    }
}
