package chat.scp.quic.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What a server shows to its clients: its certificate with those that vouch for it, and the key of
 * the certificate. Immutable.
 *
 * @param chain the server's own certificate first
 * @param key the private key of the first certificate
 */
public record ServerIdentity(List<X509Certificate> chain, PrivateKey key) {
    public ServerIdentity {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a server needs a certificate");
        }
    }

    /** The server's own certificate. */
    public X509Certificate leaf() {
        return chain.get(0);
    }

    /** Without the key: this ends up in logs. */
    @Override
    public String toString() {
        return "ServerIdentity[" + leaf().getSubjectX500Principal().getName() + "]";
    }
}
