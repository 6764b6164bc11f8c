package chat.scp.quic;

import chat.scp.dialect.ServerConfig;
import chat.scp.negotiation.Negotiator;
import chat.scp.pdu.ErrorCode;
import chat.scp.quic.engine.EngineConnection;
import chat.scp.session.ServerSession;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import java.util.function.Consumer;

/** A server's session. */
final class ServerDriver extends SessionDriver<ServerCommand, ServerEvent> {
    /** The acceptor sees at once who comes: limits by address begin there. */
    ServerDriver(EngineConnection connection, ServerConfig config, Negotiator negotiator, SessionAcceptor acceptor) {
        super(connection.loop(), connection, new ServerSession(config, negotiator), new Late());
        late().application = acceptor.accepted(this);
    }

    private Late late() {
        return (Late) application();
    }

    @Override
    public void close() {
        close(ErrorCode.NONE);
    }

    void close(ErrorCode code) {
        var unused = command(new ServerCommand.Close(code, 0, ""));
    }

    /** The application gets to know the session first, and then its events. */
    private static final class Late implements Consumer<ServerEvent> {
        private Consumer<ServerEvent> application = event -> {};

        @Override
        public void accept(ServerEvent event) {
            application.accept(event);
        }
    }
}
