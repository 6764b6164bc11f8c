package chat.scp.quic.tls;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Trusts servers for whose name an authority vouches, as the JDK decides it for HTTPS. */
final class AuthorityTrust implements ServerTrust {
    /** What the JDK says for TLS 1.3, whose cipher suites do not tell the kind of key. */
    private static final String AUTH_TYPE = "UNKNOWN";

    private final X509ExtendedTrustManager manager;
    private final String authorities;
    private final Clock clock;

    /**
     * Trusts these.
     *
     * @param roots certificates of authorities; null: those of the system
     * @param authorities what sentences call them
     */
    AuthorityTrust(@Nullable KeyStore roots, String authorities, Clock clock) {
        this.manager = manager(roots);
        this.authorities = authorities;
        this.clock = clock;
    }

    @Override
    public void check(List<X509Certificate> chain, String host, int port) throws CertificateException {
        HostPort server = Shown.by(chain, host, port);
        X509Certificate leaf = chain.get(0);
        // The JDK does not look at the dates of a certificate that is in the CA file itself.
        Optional<String> outOfDate = Certificates.outOfDate(leaf, clock.instant());
        if (outOfDate.isPresent()) {
            throw new CertificateException(server + " showed a certificate that " + outOfDate.get());
        }
        checkAuthority(chain, server);
        checkName(chain, server);
    }

    private void checkAuthority(List<X509Certificate> chain, HostPort server) throws CertificateException {
        try {
            check(chain, AskingEngine.forAnyHost());
        } catch (CertificateException e) {
            throw new CertificateException(
                    "none of " + authorities + " vouches for the certificate that " + server + " showed, "
                            + Shown.describe(chain.get(0)) + ": " + e.getMessage(),
                    e);
        }
    }

    private void checkName(List<X509Certificate> chain, HostPort server) throws CertificateException {
        List<String> names =
                Certificates.names(chain.get(0), server.isAddress() ? Certificates.IP_ADDRESS : Certificates.DNS_NAME);
        try {
            if (names.isEmpty()) {
                // The JDK would go on to the common name, which RFC 9525 §6.3 no longer allows.
                throw new CertificateException("it has no such names");
            }
            check(chain, AskingEngine.forHost(server.host()));
        } catch (CertificateException e) {
            throw new CertificateException(
                    server + " showed a certificate for another server: "
                            + (names.isEmpty() ? "it is for no " : "expected " + server.host() + " among its ")
                            + (server.isAddress() ? "addresses " : "names ")
                            + (names.isEmpty() ? "at all" : names),
                    e);
        }
    }

    private void check(List<X509Certificate> chain, SSLEngine asking) throws CertificateException {
        manager.checkServerTrusted(chain.toArray(X509Certificate[]::new), AUTH_TYPE, asking);
    }

    private static X509ExtendedTrustManager manager(@Nullable KeyStore roots) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(roots);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager extended) {
                    return extended;
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot read the roots of its system", e);
        }
        throw new IllegalStateException("this JDK cannot check certificates");
    }

    @Override
    public String toString() {
        return "servers that one of " + authorities + " vouches for";
    }
}
