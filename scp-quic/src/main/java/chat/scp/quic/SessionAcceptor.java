package chat.scp.quic;

import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import java.util.function.Consumer;

/** A server application takes its sessions here. */
@FunctionalInterface
public interface SessionAcceptor {
    /**
     * A client has connected. Called on the session's loop, as are its events afterwards: neither may
     * wait. Commands may be given from within an event. The last event is {@link ServerEvent.Closed}.
     *
     * @return who is told the session's events
     */
    Consumer<ServerEvent> accepted(QuicSession<ServerCommand> session);
}
