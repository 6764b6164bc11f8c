package chat.scp.quic.engine;

import java.net.InetSocketAddress;

/** An engine that listens on a UDP port. Thread-safe. */
public interface EngineServer extends AutoCloseable {
    InetSocketAddress address();

    /** Takes no new connections from now on. */
    void refuse();

    /** Closes what connections there are, and the port. Takes a bounded time. */
    @Override
    void close();
}
