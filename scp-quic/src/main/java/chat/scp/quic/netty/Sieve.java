package chat.scp.quic.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;

/**
 * Drops what is too short to be QUIC before Netty's dispatcher sees it, which throws at such a datagram
 * and never releases it: anybody could fill the memory and the log. RFC 9000 §10.3 has 21 bytes as the least.
 */
final class Sieve extends ChannelInboundHandlerAdapter {
    private static final int MIN_BYTES = 21;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof DatagramPacket datagram) {
            ByteBuf bytes = datagram.content();
            if (bytes.readableBytes() < MIN_BYTES) {
                datagram.release();
                return;
            }
        }
        context.fireChannelRead(message);
    }
}
