package chat.scp.quic.tls;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** Trust on first use, as with SSH: asks once, remembers, and refuses what changed. §8.8-1, §8.8-2 */
final class FirstUseTrust implements ServerTrust {
    private final KnownHosts hosts;
    private final FirstUse firstUse;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();

    FirstUseTrust(KnownHosts hosts, FirstUse firstUse, Clock clock) {
        this.hosts = hosts;
        this.firstUse = firstUse;
        this.clock = clock;
    }

    @Override
    public void check(List<X509Certificate> chain, String host, int port) throws CertificateException {
        HostPort server = Shown.by(chain, host, port);
        X509Certificate leaf = chain.get(0);
        try {
            List<KnownHosts.Entry> known = hosts.find(server.host(), server.port());
            compare(known.isEmpty() ? ask(server, leaf) : known, server, leaf);
        } catch (TlsFileException e) {
            throw new CertificateException("whether " + server + " is known cannot be told: " + e.getMessage(), e);
        }
    }

    private List<KnownHosts.Entry> ask(HostPort server, X509Certificate leaf)
            throws CertificateException, TlsFileException {
        try {
            asking.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CertificateException("interrupted before somebody could be asked about " + server, e);
        }
        try {
            // Another connection to the same server may have asked meanwhile.
            List<KnownHosts.Entry> known = hosts.find(server.host(), server.port());
            if (!known.isEmpty()) {
                return known;
            }
            Fingerprint fingerprint = Fingerprint.of(leaf);
            // Not under the file's lock: a person may take minutes, and other programs go on.
            if (!firstUse.accept(new FirstUse.UnknownServer(server.host(), server.port(), fingerprint, leaf))) {
                throw new CertificateException(
                        server + " is not known, and its certificate was not accepted: " + Shown.describe(leaf));
            }
            return hosts.remember(server.host(), server.port(), fingerprint, clock.instant());
        } finally {
            asking.unlock();
        }
    }

    private void compare(List<KnownHosts.Entry> known, HostPort server, X509Certificate leaf)
            throws CertificateException {
        Fingerprint shown = Fingerprint.of(leaf);
        if (known.stream().anyMatch(entry -> entry.fingerprint().equals(shown))) {
            return;
        }
        String before = known.stream()
                .map(entry ->
                        entry.fingerprint() + " (line " + entry.line() + ", first seen " + entry.firstSeen() + ")")
                .collect(Collectors.joining(" or "));
        throw new ServerChangedException(
                "the certificate of " + server + " changed: known is " + before + ", and now it shows " + shown
                        + ". Either the server has a new one, or somebody is between you and it: ask its operator"
                        + " for the fingerprint, and only if it is the new one, remove the old one from "
                        + hosts.path() + " and connect again",
                known.stream().map(KnownHosts.Entry::fingerprint).collect(Collectors.toSet()),
                shown);
    }

    @Override
    public String toString() {
        return "servers accepted on first use, in " + hosts.path();
    }
}
