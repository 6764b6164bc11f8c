package chat.scp.quic.tls;

import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

/** What every check begins with, and what sentences say of a certificate that a server showed. */
final class Shown {
    private Shown() {}

    /** The server that was wanted, if it showed anything. */
    static HostPort by(List<X509Certificate> chain, String host, int port) throws CertificateException {
        HostPort server;
        try {
            server = new HostPort(host, port);
        } catch (IllegalArgumentException e) {
            throw new CertificateException("no certificate is for this host: " + e.getMessage(), e);
        }
        if (chain.isEmpty()) {
            throw new CertificateException(server + " showed no certificate");
        }
        return server;
    }

    static String describe(X509Certificate certificate) throws CertificateEncodingException {
        return "\"" + Certificates.subject(certificate) + "\" with the fingerprint " + Fingerprint.of(certificate);
    }
}
