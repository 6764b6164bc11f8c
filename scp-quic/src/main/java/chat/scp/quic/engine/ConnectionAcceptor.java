package chat.scp.quic.engine;

import java.io.IOException;

/** Takes connections that are ready: the handshake is through. */
@FunctionalInterface
public interface ConnectionAcceptor {
    /**
     * On the connection's loop, before anything else happens on the connection.
     *
     * @throws IOException if it is of no use: it is closed, and who connects is told
     */
    ConnectionHandler accepted(EngineConnection connection) throws IOException;
}
