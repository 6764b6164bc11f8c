package chat.scp.quic.tls;

import java.security.cert.X509Certificate;

/**
 * Asks whoever can know whether a server that was never seen before is the right one. One question at
 * a time; it may take as long as a person does, and when the connection's deadline has passed by then,
 * the answer counts for the next connection.
 */
@FunctionalInterface
public interface FirstUse {
    /** Whether to trust this certificate of this server from now on. */
    boolean accept(UnknownServer server);

    /**
     * The server to ask about.
     *
     * @param host its name or address, in the one spelling under which it would be remembered
     * @param port its UDP port
     * @param fingerprint to compare with what its operator says
     * @param certificate for further details, which nobody vouches for
     */
    record UnknownServer(String host, int port, Fingerprint fingerprint, X509Certificate certificate) {}
}
