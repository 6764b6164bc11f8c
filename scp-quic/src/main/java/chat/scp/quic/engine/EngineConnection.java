package chat.scp.quic.engine;

import chat.scp.quic.QuicStatistics;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.List;

/** A connection whose handshake is through. On its loop, but for what is said to be for any thread. */
public interface EngineConnection {
    /** Where it lives; for any thread. */
    EngineLoop loop();

    /** The protocol that TLS agreed on; for any thread. */
    String alpn();

    /** For any thread. */
    InetSocketAddress remoteAddress();

    /** What the server showed, its own certificate first. For any thread. */
    List<X509Certificate> serverCertificates();

    /** The longest datagram that arrives; 0: none can be had. */
    int maxDatagramBytes();

    /**
     * Opens a stream without waiting for credit: what is written before the peer allows the stream is
     * kept, within the stream's room.
     */
    EngineStream open(boolean bidirectional, StreamHandler handler);

    /** Sends a datagram, or drops it if it cannot leave now. Copies. */
    void datagram(ByteBuffer bytes);

    /**
     * From now on the peer hears something often enough not to take silence for the end; for protocols that have no word
     * for it. Some engines can on some sides only, and some need a peer that takes datagrams.
     */
    void keepAlive();

    /**
     * Closes at once with this application error code; what was not delivered is lost. {@code ended}
     * follows. Does nothing on a connection that is gone.
     */
    void close(long applicationCode, String text);

    /** For any thread. */
    QuicStatistics statistics();
}
