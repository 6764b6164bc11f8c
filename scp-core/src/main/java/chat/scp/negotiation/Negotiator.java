package chat.scp.negotiation;

import chat.scp.dialect.Dialect;
import chat.scp.v1.Scp1Dialect;
import chat.scp.v2.Scp2Dialect;
import java.util.List;
import java.util.Optional;

/**
 * Picks one {@link Dialect}: by the protocol that TLS agreed on, or on a link without TLS by the
 * client's first byte. §4.1
 */
public final class Negotiator {
    /** Newest first: the order in which a client asks and a server prefers. */
    private static final List<Dialect> DIALECTS = List.of(new Scp2Dialect(), new Scp1Dialect());

    private final List<Dialect> spoken;

    private Negotiator(List<Dialect> spoken) {
        this.spoken = spoken;
    }

    /** For somebody who speaks every version from {@code lowest} to {@code newest}. */
    public static Negotiator of(int lowest, int newest) {
        List<Dialect> spoken = DIALECTS.stream()
                .filter(d -> d.version() >= lowest && d.version() <= newest)
                .toList();
        if (spoken.isEmpty()) {
            throw new IllegalArgumentException("no version from " + lowest + " to " + newest);
        }
        return new Negotiator(spoken);
    }

    /** One version, for whoever wants its codecs without a session. */
    public static Dialect dialect(int version) {
        return of(version, version).newest();
    }

    /** What to offer to TLS, best first. */
    public List<String> alpns() {
        return spoken.stream().map(Dialect::alpn).toList();
    }

    public Dialect newest() {
        return spoken.get(0);
    }

    public Optional<Dialect> byAlpn(String alpn) {
        return spoken.stream().filter(d -> d.alpn().equals(alpn)).findFirst();
    }

    /** Byte 0 of every version is the version. §3.1 */
    public Optional<Dialect> byFirstByte(int firstByte) {
        return spoken.stream().filter(d -> d.version() == firstByte).findFirst();
    }
}
