package chat.scp.quic.tls;

import java.security.cert.CertificateException;
import java.util.Set;

/**
 * A server showed another certificate than the one that was accepted before. Only its user can decide
 * what to do (§8.8-2); {@link KnownHosts#forget} makes room for the new one.
 */
public final class ServerChangedException extends CertificateException {
    private final Set<Fingerprint> known;
    private final Fingerprint shown;

    ServerChangedException(String message, Set<Fingerprint> known, Fingerprint shown) {
        super(message);
        this.known = Set.copyOf(known);
        this.shown = shown;
    }

    /** What was accepted before. */
    public Set<Fingerprint> known() {
        return known;
    }

    /** What the server shows now. */
    public Fingerprint shown() {
        return shown;
    }
}
