package chat.scp.quic.netty;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** The end of a socket's pipeline: what goes wrong there is a lost packet, and QUIC knows what to do. */
@Sharable
final class SocketErrors extends ChannelInboundHandlerAdapter {
    static final SocketErrors INSTANCE = new SocketErrors();

    private static final System.Logger LOG = System.getLogger(SocketErrors.class.getName());

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.log(System.Logger.Level.DEBUG, "on a socket", cause);
    }
}
