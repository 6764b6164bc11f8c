package chat.scp.client.gui;

import chat.scp.quic.tls.FirstUse;
import chat.scp.quic.tls.KnownHosts;
import chat.scp.quic.tls.ServerChangedException;
import chat.scp.quic.tls.ServerTrust;
import chat.scp.quic.tls.ServerTrusts;
import chat.scp.quic.tls.TlsFileException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Servers that this system's authorities vouch for, and those that the user accepted. A handshake has
 * seconds, and a person takes minutes: an unknown server is refused now, the user is asked afterwards, and the next
 * connection finds the answer. Thread-safe.
 */
final class Trust implements ServerTrust {
    private final KnownHosts known;
    private final ServerTrust authorities = ServerTrusts.systemRoots();
    private final ServerTrust accepted;
    private volatile FirstUse.@Nullable UnknownServer unknown;
    private volatile @Nullable ServerChangedException changed;

    Trust(Places places) {
        known = new KnownHosts(places.knownServers());
        accepted = ServerTrusts.firstUse(known, server -> {
            unknown = server;
            return false;
        });
    }

    @Override
    public void check(List<X509Certificate> chain, String host, int port) throws CertificateException {
        try {
            authorities.check(chain, host, port);
            return;
        } catch (CertificateException nobodyVouches) {
            // then it is the user's to say
        }
        try {
            accepted.check(chain, host, port);
        } catch (ServerChangedException e) {
            changed = e;
            throw e;
        }
    }

    /** The server that the user may be asked about, once. */
    Optional<FirstUse.UnknownServer> takeUnknown() {
        FirstUse.UnknownServer server = unknown;
        unknown = null;
        return Optional.ofNullable(server);
    }

    /** In words, what to do about a certificate that changed, once; empty: none did. */
    String takeChanged() {
        ServerChangedException e = changed;
        changed = null;
        return e == null
                ? ""
                : "This server shows another certificate than before. Either it has a new one, or somebody is between"
                        + " you and it. Ask its operator for the fingerprint; only if it is " + e.shown()
                        + ", remove the server's line from " + known.path() + " and sign in again.";
    }

    /** The user says that it is the right one. */
    void accept(FirstUse.UnknownServer server) throws TlsFileException {
        known.remember(server.host(), server.port(), server.fingerprint(), Instant.now());
    }
}
