package chat.scp.quic.tls;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

/** Trusts everybody, and says so each time: whoever is on the way can read and change everything. */
final class InsecureTrust implements ServerTrust {
    private final Logger logger;

    InsecureTrust(Logger logger) {
        this.logger = logger;
        logger.log(Level.WARNING, "insecure: certificates of servers will not be checked");
    }

    @Override
    public void check(List<X509Certificate> chain, String host, int port) throws CertificateException {
        HostPort server = Shown.by(chain, host, port);
        logger.log(
                Level.WARNING,
                "insecure: the certificate of " + server + " was not checked: " + Shown.describe(chain.get(0)));
    }

    @Override
    public String toString() {
        return "insecure: any server at all";
    }
}
