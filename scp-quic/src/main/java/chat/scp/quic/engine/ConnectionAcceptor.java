package chat.scp.quic.engine;

/** Takes connections that are ready: the handshake is through. */
@FunctionalInterface
public interface ConnectionAcceptor {
    /** On the connection's loop, before anything else happens on the connection. */
    ConnectionHandler accepted(EngineConnection connection);
}
