package chat.scp.quic.netty;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamType;

/** Brings a stream that the peer opened to its connection. */
@Sharable
final class PeerStreams extends ChannelInitializer<DuplexChannel> {
    @Override
    protected void initChannel(DuplexChannel channel) {
        QuicStreamChannel stream = (QuicStreamChannel) channel;
        NettyConnection connection =
                stream.parent().attr(ConnectionEvents.CONNECTION).get();
        if (connection != null) {
            Opener.prioritize(stream);
            connection.peerOpened(stream, stream.type() == QuicStreamType.BIDIRECTIONAL);
        }
    }
}
