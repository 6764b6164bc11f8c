package chat.scp.quic.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** §8.8-1: against authorities that the client trusts, and the name that it wanted. */
class AuthorityTrustTest {
    @TempDir
    Path directory;

    private ServerTrust trust;
    private List<X509Certificate> chain;

    @BeforeEach
    void begin() throws Exception {
        trust = ServerTrusts.authorities(Given.file("root.pem"));
        chain = List.of(Given.certificate("server.pem"), Given.certificate("intermediate.pem"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chat.test",
                "CHAT.test",
                "chat.test.",
                "one.wild.test",
                "192.0.2.1",
                "2001:db8::1",
                "[2001:DB8::1]",
                "2001:db8:0:0::1",
            })
    void serverIsTrustedByItsNamesAndAddresses(String host) throws Exception {
        trust.check(chain, host, 4433);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server", "other.test", "chat.test.evil.test", "evilchat.test", "a.chat.test", "test", "wild.test",
                "one.two.wild.test", ".wild.test", "*.wild.test", "192.0.2.2", "::1", "2001:db8::2", "192.0.2.1.test",
            })
    void serverIsNotTrustedByOtherNames(String host) {
        CertificateException e = refused(trust, chain, host);
        assertTrue(e.getMessage().contains("showed a certificate for another server: expected "), e.getMessage());
    }

    @Test
    void refusalNamesWhatTheCertificateIsFor() {
        assertEquals(
                "other.test:4433 showed a certificate for another server: expected other.test among its names"
                        + " [chat.test, *.wild.test]",
                refused(trust, chain, "other.test").getMessage());
        assertEquals(
                "[0:0:0:0:0:0:0:1]:4433 showed a certificate for another server: expected 0:0:0:0:0:0:0:1 among its"
                        + " addresses [192.0.2.1, 2001:db8:0:0:0:0:0:1]",
                refused(trust, chain, "::1").getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"common-name-only", "common-name-and-address"})
    void commonNameDoesNotCount(String name) throws Exception {
        ServerTrust itself = ServerTrusts.authorities(Given.file(name + ".pem"));
        CertificateException e = refused(itself, List.of(Given.certificate(name + ".pem")), name);
        assertTrue(e.getMessage().endsWith("it is for no names at all"), e.getMessage());
    }

    @Test
    void addressInsideOfANameIsNoAddress() throws Exception {
        ServerIdentity identity = Given.identity(Set.of("192.0.2.1"), Set.of());
        CertificateException e = refused(only(identity), identity.chain(), "192.0.2.1");
        assertTrue(e.getMessage().endsWith("it is for no addresses at all"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "*.test", "chat.*", "a.*"})
    void wildcardStandsForOneLabelOfItsOwnDomainOnly(String pattern) {
        ServerIdentity identity = Given.identity(Set.of(pattern), Set.of());
        CertificateException e = assertThrows(
                CertificateException.class, () -> only(identity).check(identity.chain(), "a.chat.test", 4433));
        assertTrue(e.getMessage().contains("showed a certificate for another server"), e.getMessage());
    }

    @Test
    void selfSignedCertificateCanBeItsOwnAuthority() throws Exception {
        ServerIdentity identity = Given.identity(Set.of("chat.test", "*.wild.test"), Set.of("127.0.0.1"));
        only(identity).check(identity.chain(), "chat.test", 4433);
        only(identity).check(identity.chain(), "127.0.0.1", 4433);
        refused(only(identity), identity.chain(), "other.test");
        refused(only(identity), Given.identity().chain(), "chat.test");
    }

    @Test
    void strangersAuthorityIsNamedInTheRefusal() throws Exception {
        ServerTrust other = ServerTrusts.authorities(Given.file("rsa.pem"));
        String message = refused(other, chain, "chat.test").getMessage();
        assertTrue(message.startsWith("none of the authorities in " + Given.file("rsa.pem") + " vouches for"), message);
        assertTrue(
                message.contains("chat.test:4433 showed, \"CN=server,O=SCP test only\" with the fingerprint sha256:"),
                message);
    }

    @Test
    void chainWithoutItsMiddleIsRefused() {
        refused(trust, chain.subList(0, 1), "chat.test");
    }

    @Test
    void serverThatPosesAsAuthorityIsRefused() throws Exception {
        // rsa.pem is in nobody's bundle, and p256 signed nothing.
        refused(trust, List.of(Given.certificate("p256.pem"), Given.certificate("root.pem")), "p256.test");
    }

    @Test
    void expiredCertificateIsRefused() throws Exception {
        String expired = "chat.test:4433 showed a certificate that expired at 2021-01-01T00:00:00Z";
        assertEquals(
                expired,
                refused(trust, List.of(Given.certificate("expired-of-root.pem")), "chat.test")
                        .getMessage());
        ServerTrust itself = ServerTrusts.authorities(Given.file("expired.pem"));
        assertEquals(
                expired,
                refused(itself, List.of(Given.certificate("expired.pem")), "chat.test")
                        .getMessage());
    }

    @Test
    void systemsRootsVouchForNoTestCertificate() {
        CertificateException e = refused(ServerTrusts.systemRoots(), chain, "chat.test");
        assertTrue(e.getMessage().startsWith("none of the roots of this system vouches for"), e.getMessage());
    }

    @Test
    void nothingShownIsRefused() {
        assertEquals(
                "chat.test:4433 showed no certificate",
                refused(trust, List.of(), "chat.test").getMessage());
    }

    @Test
    void hostThatIsNoneIsRefused() {
        refused(trust, chain, "");
        refused(trust, chain, "a b");
        refused(trust, chain, "1:2:chat.test");
    }

    @Test
    void bundleNeedsCertificates() {
        TlsFileException e =
                assertThrows(TlsFileException.class, () -> ServerTrusts.authorities(Given.file("p256-key.pem")));
        assertTrue(e.getMessage().endsWith("expected certificates of authorities, but found none"), e.getMessage());
        assertThrows(TlsFileException.class, () -> ServerTrusts.authorities(directory.resolve("missing.pem")));
    }

    @Test
    void trustSaysWhatItTrusts() {
        assertEquals(
                "servers that one of the authorities in " + Given.file("root.pem") + " vouches for", trust.toString());
    }

    private ServerTrust only(ServerIdentity identity) {
        try {
            return ServerTrusts.authorities(Given.write(directory.resolve("authority.pem"), identity.chain()));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static CertificateException refused(ServerTrust trust, List<X509Certificate> chain, String host) {
        return assertThrows(CertificateException.class, () -> trust.check(chain, host, 4433));
    }
}
