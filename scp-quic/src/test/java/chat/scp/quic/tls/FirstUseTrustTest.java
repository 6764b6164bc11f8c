package chat.scp.quic.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.quic.tls.FirstUse.UnknownServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** §8.8-1 and §8.8-2, with a user who accepts fingerprints. */
class FirstUseTrustTest {
    @TempDir
    Path directory;

    private final List<X509Certificate> chain = Given.identity().chain();
    private final List<UnknownServer> asked = Collections.synchronizedList(new ArrayList<>());
    private KnownHosts hosts;

    @BeforeEach
    void begin() {
        hosts = new KnownHosts(directory.resolve("known-hosts"));
    }

    @Test
    void userIsAskedOnceAndTheAnswerIsKept() throws Exception {
        trust(true).check(chain, "Chat.Test", 4433);
        trust(true).check(chain, "chat.test", 4433);
        Fingerprint fingerprint = Fingerprint.of(chain.get(0));
        assertEquals(List.of(new UnknownServer("chat.test", 4433, fingerprint, chain.get(0))), asked);
        assertEquals("chat.test:4433 " + fingerprint + " 2025-06-01T12:00:00Z\n", Files.readString(hosts.path()));
    }

    @Test
    void rejectedServerIsRefusedAndAskedAboutAgain() throws Exception {
        CertificateException e =
                assertThrows(CertificateException.class, () -> trust(false).check(chain, "chat.test", 4433));
        assertTrue(e.getMessage().startsWith("chat.test:4433 is not known, and its certificate was not accepted"));
        assertFalse(Files.exists(hosts.path()));
        trust(true).check(chain, "chat.test", 4433);
        assertEquals(2, asked.size());
    }

    @Test
    void changedCertificateIsRefusedWithWhatToDo() throws Exception {
        trust(true).check(chain, "chat.test", 4433);
        List<X509Certificate> changed = Given.identity().chain();
        ServerChangedException e =
                assertThrows(ServerChangedException.class, () -> trust(true).check(changed, "chat.test", 4433));
        Fingerprint known = Fingerprint.of(chain.get(0));
        Fingerprint shown = Fingerprint.of(changed.get(0));
        assertEquals(
                "the certificate of chat.test:4433 changed: known is " + known
                        + " (line 1, first seen 2025-06-01T12:00:00Z), and now it shows " + shown
                        + ". Either the server has a new one, or somebody is between you and it: ask its operator"
                        + " for the fingerprint, and only if it is the new one, remove the old one from " + hosts.path()
                        + " and connect again",
                e.getMessage());
        assertEquals(Set.of(known), e.known());
        assertEquals(shown, e.shown());
        assertEquals(1, asked.size(), "nobody was asked whether the changed one will do");

        assertTrue(hosts.forget("chat.test", 4433));
        trust(true).check(changed, "chat.test", 4433);
        assertEquals(2, asked.size());
    }

    @Test
    void eachPortIsAServerOfItsOwn() throws Exception {
        trust(true).check(chain, "chat.test", 4433);
        trust(true).check(Given.identity().chain(), "chat.test", 4434);
        assertEquals(2, asked.size());
    }

    @Test
    void serverMayHaveSeveralLines() throws Exception {
        List<X509Certificate> next = Given.identity().chain();
        Given.write(
                hosts.path(),
                "chat.test:4433 " + Fingerprint.of(next.get(0)) + " 2025-01-01T00:00:00Z\n" + "chat.test:4433 "
                        + Fingerprint.of(chain.get(0)) + " 2025-01-01T00:00:00Z\n");
        trust(false).check(chain, "chat.test", 4433);
        trust(false).check(next, "chat.test", 4433);
        assertEquals(List.of(), asked);
    }

    @Test
    void damagedFileMakesNoServerUnknown() throws Exception {
        Given.write(hosts.path(), "chat.test:4433 sha256:garbage 2025-01-01T00:00:00Z\n");
        CertificateException e =
                assertThrows(CertificateException.class, () -> trust(true).check(chain, "chat.test", 4433));
        assertTrue(e.getMessage().contains("line 1 is not `host:port fingerprint first-seen`"), e.getMessage());
        assertEquals(List.of(), asked);
    }

    @Test
    void connectionsAtOnceAskOnce() throws Exception {
        ServerTrust trust = trust(true);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Void>> checks = threads.invokeAll(Collections.nCopies(8, () -> {
                trust.check(chain, "chat.test", 4433);
                return null;
            }));
            for (Future<Void> check : checks) {
                check.get(30, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(1, asked.size());
        assertEquals(1, hosts.entries().size());
    }

    @Test
    void whoeverIsFasterDecidesForThoseWhoAreAskedMeanwhile() {
        Fingerprint other = Fingerprint.parse("ab".repeat(32));
        ServerTrust slow = new FirstUseTrust(
                hosts,
                server -> {
                    try {
                        hosts.remember("chat.test", 4433, other, Given.NOW); // another program, while the user thinks
                    } catch (TlsFileException e) {
                        throw new AssertionError(e);
                    }
                    return true;
                },
                Given.CLOCK);
        assertThrows(ServerChangedException.class, () -> slow.check(chain, "chat.test", 4433));
    }

    private ServerTrust trust(boolean answer) {
        return new FirstUseTrust(
                hosts,
                server -> {
                    asked.add(server);
                    return answer;
                },
                Given.CLOCK);
    }
}
