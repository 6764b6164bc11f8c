package chat.scp.dialect;

import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import chat.scp.wire.CodecTable;

/** A major version, with everything that differs between versions. Stateless. */
public interface Dialect {
    int version();

    /** The name that TLS agrees on. §8.2 */
    String alpn();

    CodecTable codecs();

    Engine<ClientCommand> client(ClientConfig config, Outlet<ClientEvent> outlet);

    Engine<ServerCommand> server(ServerConfig config, Outlet<ServerEvent> outlet);
}
