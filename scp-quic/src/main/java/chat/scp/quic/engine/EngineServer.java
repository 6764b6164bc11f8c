package chat.scp.quic.engine;

import chat.scp.quic.tls.ServerIdentity;
import java.io.IOException;
import java.net.InetSocketAddress;

/** An engine that listens on a UDP port. Thread-safe. */
public interface EngineServer extends AutoCloseable {
    InetSocketAddress address();

    /**
     * Shows this to whoever connects from now on; connections that exist stay with what they were shown.
     *
     * @throws IOException if the certificate cannot be used: the old one stays
     */
    void show(ServerIdentity identity) throws IOException;

    /** Takes no new connections from now on. */
    void refuse();

    /** Closes what connections there are, and the port. Takes a bounded time. */
    @Override
    void close();
}
