package chat.scp.v2;

import chat.scp.dialect.ClientConfig;
import chat.scp.dialect.Engine;
import chat.scp.dialect.Outlet;
import chat.scp.pdu.Bytes;
import chat.scp.signal.Channel;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.LinkInfo;
import chat.scp.wire.Frame;
import chat.scp.wire.ProtocolException;

/** The Client end of SCP/2. */
final class Scp2Client implements Engine<ClientCommand> {
    Scp2Client(ClientConfig config, Outlet<ClientEvent> outlet) {}

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
    public void command(ClientCommand command, long nowNanos) {}

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
