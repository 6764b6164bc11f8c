package chat.scp.v2;

import chat.scp.dialect.ClientConfig;
import chat.scp.dialect.Dialect;
import chat.scp.dialect.Engine;
import chat.scp.dialect.Outlet;
import chat.scp.dialect.ServerConfig;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import chat.scp.v2.codec.Scp2Codecs;
import chat.scp.wire.CodecTable;

/** SCP/2. */
public final class Scp2Dialect implements Dialect {
    @Override
    public int version() {
        return 2;
    }

    @Override
    public String alpn() {
        return "scp/2";
    }

    @Override
    public CodecTable codecs() {
        return Scp2Codecs.TABLE;
    }

    @Override
    public Engine<ClientCommand> client(ClientConfig config, Outlet<ClientEvent> outlet) {
        return new Scp2Client(config, outlet);
    }

    @Override
    public Engine<ServerCommand> server(ServerConfig config, Outlet<ServerEvent> outlet) {
        return new Scp2Server(config, outlet);
    }
}
