package chat.scp.quic.netty;

import chat.scp.quic.engine.AlpnSpec;
import chat.scp.quic.engine.EngineLimits;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.DatagramChannel;
import io.netty.handler.codec.quic.QuicCodecBuilder;
import io.netty.handler.codec.quic.QuicCongestionControlAlgorithm;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What UDP sockets and codecs of both sides have in common. */
final class Sockets {
    /** Any path for IPv6 carries it: 1,280 less the headers of IPv6 and UDP. */
    private static final int MAX_UDP_PAYLOAD_BYTES = 1_232;

    private static final int BUFFER_BYTES = 2 * 1024 * 1024;

    private static final long STREAM_CREDIT_BYTES = 256 * 1024;
    private static final int DATAGRAMS_WAITING = 64;
    private static final int PAGE_BYTES = 8192;
    private static final int CHUNK_OF_PAGES_AS_SHIFT = 6;

    private Sockets() {}

    /** Of 512 kB chunks, in place of 4 MB: what is held at a time is little. */
    static ByteBufAllocator pool(int loops) {
        return new PooledByteBufAllocator(
                true,
                0,
                loops,
                PAGE_BYTES,
                CHUNK_OF_PAGES_AS_SHIFT,
                PooledByteBufAllocator.defaultSmallCacheSize(),
                PooledByteBufAllocator.defaultNormalCacheSize(),
                false);
    }

    static Bootstrap udp(NettyLoop loop, ByteBufAllocator pool, Transport transport) {
        Bootstrap udp = new Bootstrap()
                .group(loop.events())
                .channel(transport.channel())
                .option(ChannelOption.ALLOCATOR, pool)
                .option(ChannelOption.SO_RCVBUF, BUFFER_BYTES)
                .option(ChannelOption.SO_SNDBUF, BUFFER_BYTES);
        with(udp, transport.options());
        return udp;
    }

    @SuppressWarnings("unchecked") // each option is with a value of its own type
    static void with(Bootstrap udp, Map<ChannelOption<?>, Object> options) {
        options.forEach((option, value) -> udp.option((ChannelOption<Object>) option, value));
    }

    static ChannelHandler pipeline(ChannelHandler... handlers) {
        return new ChannelInitializer<DatagramChannel>() {
            @Override
            protected void initChannel(DatagramChannel socket) {
                socket.pipeline().addLast(handlers);
            }
        };
    }

    static <B extends QuicCodecBuilder<B>> B limited(B codec, EngineLimits limits, List<AlpnSpec> protocols) {
        int bidirectional = most(protocols.stream().map(AlpnSpec::peerBidirectional));
        int unidirectional = most(protocols.stream().map(AlpnSpec::peerUnidirectional));
        codec.maxIdleTimeout(limits.idleTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .maxSendUdpPayloadSize(MAX_UDP_PAYLOAD_BYTES)
                // What lowers its rate at each loss has no room for a busy chat where 2 % get lost, and more streams,
                // with a
                // packet for each message, make that worse.
                .congestionControlAlgorithm(QuicCongestionControlAlgorithm.BBR)
                .initialMaxStreamDataBidirectionalLocal(STREAM_CREDIT_BYTES)
                .initialMaxStreamDataBidirectionalRemote(STREAM_CREDIT_BYTES)
                .initialMaxStreamDataUnidirectional(STREAM_CREDIT_BYTES)
                // §8.7: more than all streams but control can hold, so that control goes on.
                .initialMaxData(STREAM_CREDIT_BYTES * (bidirectional + unidirectional + 1L))
                .initialMaxStreamsBidirectional(bidirectional)
                .initialMaxStreamsUnidirectional(unidirectional);
        if (protocols.stream().anyMatch(AlpnSpec::datagrams)) {
            codec.datagram(DATAGRAMS_WAITING, DATAGRAMS_WAITING);
        }
        return codec;
    }

    private static int most(Stream<Integer> numbers) {
        return numbers.max(Integer::compare).orElse(0);
    }
}
