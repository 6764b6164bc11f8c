package chat.scp.quic.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * The kinds of trust that a client may have in a server; which one it has, its {@code toString} says. §8.8
 *
 * <p>Authorities vouch for a name, so with them the host must be among the certificate's names or
 * addresses (RFC 6125; the common name does not count) and the certificate must be valid now.
 * Revocation is checked as far as the JDK was configured to.
 *
 * <p>A fingerprint is of one certificate, and who accepted it accepted that one: with pins and known
 * hosts neither the names nor the dates in the certificate matter.
 *
 * <pre>{@code
 * ServerTrust trust = ServerTrusts.firstUse(
 *         new KnownHosts(Path.of("known-servers")), server -> askUser(server.host(), server.fingerprint()));
 * }</pre>
 */
public final class ServerTrusts {
    private ServerTrusts() {}

    /** Servers that the authorities vouch for which this Java trusts, or {@code javax.net.ssl.trustStore}. */
    public static ServerTrust systemRoots() {
        return new AuthorityTrust(null, "the roots of this system", Clock.systemUTC());
    }

    /**
     * Servers that these authorities vouch for, and no others. A server's self-signed certificate can be
     * its own authority.
     *
     * @param bundle certificates in PEM, read once
     */
    public static ServerTrust authorities(Path bundle) throws TlsFileException {
        return authorities(bundle, Clock.systemUTC());
    }

    static ServerTrust authorities(Path bundle, Clock clock) throws TlsFileException {
        List<X509Certificate> authorities =
                PemFile.read(bundle, "certificates of authorities").certificates();
        if (authorities.isEmpty()) {
            throw new TlsFileException(bundle, "expected certificates of authorities, but found none");
        }
        return new AuthorityTrust(store(authorities), "the authorities in " + bundle, clock);
    }

    /** Servers with one of these certificates, whatever else is in their chains. */
    public static ServerTrust pinned(Fingerprint... pins) {
        return new PinnedTrust(Set.copyOf(List.of(pins)));
    }

    /**
     * Servers that were accepted before, or are accepted now that they are seen for the first time. One
     * whose certificate changed is refused with a {@link ServerChangedException}.
     */
    public static ServerTrust firstUse(KnownHosts hosts, FirstUse firstUse) {
        return new FirstUseTrust(hosts, firstUse, Clock.systemUTC());
    }

    /** Any server. For trying things out: logs a warning at once, and for each connection. */
    public static ServerTrust insecure() {
        return new InsecureTrust(System.getLogger(ServerTrusts.class.getPackageName()));
    }

    private static KeyStore store(List<X509Certificate> certificates) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < certificates.size(); i++) {
                store.setCertificateEntry("authority-" + i, certificates.get(i));
            }
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this JDK cannot hold certificates in memory", e);
        }
    }
}
