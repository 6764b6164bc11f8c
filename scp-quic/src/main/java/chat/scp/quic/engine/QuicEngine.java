package chat.scp.quic.engine;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A QUIC library. Thread-safe. */
public interface QuicEngine extends AutoCloseable {
    /** For logs and statistics, such as {@code kwik 0.10.8}. */
    String name();

    /**
     * Loops that connections of this engine live on, ended with the engine; empty: it has none, and any
     * will do. An engine that has some may be asked several times, as for servers and clients.
     */
    default List<EngineLoop> loops(int number, String name) {
        return List.of();
    }

    /** Listens, and hands each connection to {@code acceptor} on the connection's loop. */
    EngineServer listen(ServerSpec spec, ConnectionAcceptor acceptor) throws IOException;

    /**
     * Connects; returns at once. The future fails with {@link HandshakeFailure} or another IOException, at
     * the latest when {@link EngineLimits#handshakeTimeout} is over. Nothing is told to the handler that
     * {@code acceptor} gives before the future is complete.
     *
     * @param loop where the connection is to live; an engine with loops of its own may choose another
     */
    CompletableFuture<EngineConnection> connect(ClientSpec spec, EngineLoop loop, ConnectionAcceptor acceptor);

    /** Closes the connections that it made, and ends what it runs. Servers are closed before. */
    @Override
    void close();
}
