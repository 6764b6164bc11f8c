package chat.scp.v1;

import chat.scp.dialect.Engine;
import chat.scp.dialect.Outlet;
import chat.scp.dialect.ServerConfig;
import chat.scp.pdu.Bytes;
import chat.scp.signal.Channel;
import chat.scp.signal.LinkInfo;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import chat.scp.wire.Frame;
import chat.scp.wire.ProtocolException;

/** The Server end of SCP/1. */
final class Scp1Server implements Engine<ServerCommand> {
    Scp1Server(ServerConfig config, Outlet<ServerEvent> outlet) {}

    @Override
    public void linkUp(LinkInfo link, Bytes nonce, long nowNanos) {}

    @Override
    public void linkDown(long nowNanos) {}

    @Override
    public void receive(Channel channel, Frame frame, long nowNanos) throws ProtocolException {}

    @Override
    public void channelEnded(Channel channel, long nowNanos) {}

    @Override
    public void violated(ProtocolException violation, Channel channel, long nowNanos) {}

    @Override
    public void command(ServerCommand command, long nowNanos) {}

    @Override
    public void timeout(long nowNanos) {}

    @Override
    public long deadlineNanos() {
        return NEVER;
    }

    @Override
    public int maxFrameBytes() {
        return 65_536;
    }

    @Override
    public String stateName() {
        return "";
    }
}
