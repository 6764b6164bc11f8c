package chat.scp.v1;

import chat.scp.dialect.ClientConfig;
import chat.scp.dialect.Dialect;
import chat.scp.dialect.Engine;
import chat.scp.dialect.Outlet;
import chat.scp.dialect.ServerConfig;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import chat.scp.v1.codec.Scp1Codecs;
import chat.scp.wire.CodecTable;

/** SCP/1. */
public final class Scp1Dialect implements Dialect {
    @Override
    public int version() {
        return 1;
    }

    @Override
    public String alpn() {
        return "scp-v1";
    }

    @Override
    public CodecTable codecs() {
        return Scp1Codecs.TABLE;
    }

    @Override
    public Engine<ClientCommand> client(ClientConfig config, Outlet<ClientEvent> outlet) {
        return new Scp1Client(config, outlet);
    }

    @Override
    public Engine<ServerCommand> server(ServerConfig config, Outlet<ServerEvent> outlet) {
        return new Scp1Server(config, outlet);
    }
}
