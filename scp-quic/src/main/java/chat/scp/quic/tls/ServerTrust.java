package chat.scp.quic.tls;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

/** Decides which servers a client talks to. Thread-safe; may read files, and so may block. §8.8 */
@FunctionalInterface
public interface ServerTrust {
    /**
     * Returns if the server is to be trusted.
     *
     * @param chain what the server showed, its own certificate first
     * @param host the name or address that was wanted
     * @param port the UDP port that was wanted
     * @throws CertificateException if not; the message says why
     */
    void check(List<X509Certificate> chain, String host, int port) throws CertificateException;
}
