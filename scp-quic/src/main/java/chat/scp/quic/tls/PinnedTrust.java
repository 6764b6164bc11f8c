package chat.scp.quic.tls;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Trusts the certificates that somebody named one by one. Neither names nor dates in them matter then. */
final class PinnedTrust implements ServerTrust {
    private final Set<Fingerprint> pins;

    PinnedTrust(Set<Fingerprint> pins) {
        this.pins = Set.copyOf(pins);
        if (pins.isEmpty()) {
            throw new IllegalArgumentException("with no fingerprint pinned, no server is trusted");
        }
    }

    @Override
    public void check(List<X509Certificate> chain, String host, int port) throws CertificateException {
        HostPort server = Shown.by(chain, host, port);
        if (!pins.contains(Fingerprint.of(chain.get(0)))) {
            throw new CertificateException(
                    server + " showed " + Shown.describe(chain.get(0)) + ", but pinned is " + list());
        }
    }

    private String list() {
        return pins.stream().map(Fingerprint::toString).sorted().collect(Collectors.joining(" or "));
    }

    @Override
    public String toString() {
        return "servers with the pinned certificate " + list();
    }
}
