package chat.scp.quic;

import chat.scp.dialect.ServerConfig;
import chat.scp.negotiation.Negotiator;
import chat.scp.pdu.ErrorCode;
import chat.scp.quic.engine.EngineLoop;
import chat.scp.session.ServerSession;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import java.util.function.Consumer;

/** A server's session. */
final class ServerDriver extends SessionDriver<ServerCommand, ServerEvent> {
    ServerDriver(EngineLoop loop, ServerConfig config, Negotiator negotiator, SessionAcceptor acceptor) {
        super(loop, new ServerSession(config, negotiator), new Late());
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
