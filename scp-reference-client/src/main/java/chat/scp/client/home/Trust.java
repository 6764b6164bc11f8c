package chat.scp.client.home;

import chat.scp.quic.tls.Fingerprint;
import chat.scp.quic.tls.FirstUse;
import chat.scp.quic.tls.KnownHosts;
import chat.scp.quic.tls.ServerChangedException;
import chat.scp.quic.tls.ServerTrust;
import chat.scp.quic.tls.ServerTrusts;
import chat.scp.quic.tls.TlsFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Which servers are trusted, as the command line says; and in words why one was not. Without a word: those that this
 * system's authorities vouch for, and those that the user accepted. Thread-safe once it was chosen.
 */
public final class Trust implements ServerTrust {
    @Option(names = "--trust", paramLabel = "FINGERPRINT", description = "only the server with this certificate")
    private @Nullable String fingerprint;

    @Option(names = "--ca", paramLabel = "FILE", description = "only servers that these authorities (PEM) vouch for")
    private @Nullable Path authorities;

    @Option(names = "--insecure", description = "any server, even one that somebody put in between")
    private boolean insecure;

    private @Nullable ServerTrust chosen;
    private @Nullable KnownHosts knownServers;
    private volatile CompletableFuture<Refused> refused = new CompletableFuture<>();

    /**
     * The server was not trusted.
     *
     * @param unknown the server, if that is all there is against it; null: there is more
     */
    public record Refused(String sentence, FirstUse.@Nullable UnknownServer unknown) {}

    /**
     * To be called once the options are read.
     *
     * @throws IllegalArgumentException if the fingerprint is none
     */
    public void choose(KnownHosts known) throws TlsFileException {
        if (fingerprint != null) {
            chosen = ServerTrusts.pinned(Fingerprint.parse(fingerprint));
        } else if (authorities != null) {
            chosen = ServerTrusts.authorities(authorities);
        } else if (insecure) {
            chosen = ServerTrusts.insecure();
        } else {
            knownServers = known;
            ServerTrust vouchedFor = ServerTrusts.systemRoots();
            ServerTrust onFirstUse = ServerTrusts.firstUse(known, this::isAskedAboutLater);
            chosen = (chain, host, port) -> {
                try {
                    vouchedFor.check(chain, host, port); // as browsers do: nothing to ask about
                } catch (CertificateException unknown) {
                    onFirstUse.check(chain, host, port);
                }
            };
        }
    }

    public boolean isInsecure() {
        return insecure;
    }

    /** A handshake has seconds, a person takes minutes: it fails now, and the next one finds the answer. */
    private boolean isAskedAboutLater(FirstUse.UnknownServer server) {
        refused.complete(new Refused(
                server.host() + ":" + server.port()
                        + " was never seen here, and nobody said that it is the right one. If"
                        + " its operator says that its fingerprint is this one, add: --trust " + server.fingerprint(),
                server));
        return false;
    }

    /** The user says that it is the right one. */
    public void accept(FirstUse.UnknownServer server) throws TlsFileException {
        KnownHosts known = knownServers;
        if (known != null) {
            known.remember(server.host(), server.port(), server.fingerprint(), Instant.now());
            refused = new CompletableFuture<>();
        }
    }

    @Override
    public void check(List<X509Certificate> chain, String host, int port) throws CertificateException {
        ServerTrust by = chosen;
        if (by == null) {
            throw new CertificateException("no trust was chosen");
        }
        try {
            by.check(chain, host, port);
        } catch (CertificateException e) {
            refused.complete(new Refused(sentence(e, host + ":" + port), null));
            throw e;
        }
    }

    private String sentence(CertificateException e, String server) {
        if (e instanceof ServerChangedException changed) {
            return server
                    + " shows another certificate than before: it has a new one, or somebody is in between. Ask its"
                    + " operator; only if this is the new one, remove the line of " + server
                    + " from the known servers: "
                    + changed.shown() + " (" + e.getMessage() + ")";
        } else if (fingerprint != null) {
            return server
                    + " has another certificate than the one given with --trust; ask its operator for the fingerprint.";
        } else if (authorities != null) {
            return "Nobody in " + authorities + " vouches for " + server
                    + "; check the file, and the name of the server. (" + e.getMessage() + ")";
        }
        return server + " is not trusted: " + e.getMessage();
    }

    /** Completes when the server was not trusted, since the user accepted one last. */
    public CompletableFuture<Refused> refused() {
        return refused;
    }

    /** Why the server was not trusted, once; empty: it was. */
    public Optional<Refused> takeRefused() {
        Refused why = refused.getNow(null);
        if (why != null) {
            refused = new CompletableFuture<>();
        }
        return Optional.ofNullable(why);
    }
}
