package chat.scp.quic.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

/** Trust in certificates that are named one by one, and trust in any. */
class FingerprintTrustTest {
    private final List<X509Certificate> chain = Given.identity().chain();

    @Test
    void pinnedCertificateIsTrustedUnderAnyName() throws Exception {
        ServerTrust trust = ServerTrusts.pinned(Fingerprint.of(chain.get(0)));
        trust.check(chain, "chat.test", 4433);
        trust.check(chain, "other.test", 4433);
    }

    @Test
    void pinnedCertificateIsTrustedAfterItsDates() throws Exception {
        X509Certificate expired = Given.certificate("expired.pem");
        ServerTrusts.pinned(Fingerprint.of(expired)).check(List.of(expired), "chat.test", 4433);
    }

    @Test
    void anyOfSeveralPinsWillDo() throws Exception {
        Fingerprint next = Fingerprint.of(Given.identity().leaf());
        ServerTrusts.pinned(next, next, Fingerprint.of(chain.get(0))).check(chain, "chat.test", 4433);
    }

    @Test
    void certificateWithoutPinIsRefused() throws Exception {
        Fingerprint pin = Fingerprint.of(Given.identity().leaf());
        CertificateException e = assertThrows(
                CertificateException.class, () -> ServerTrusts.pinned(pin).check(chain, "chat.test", 4433));
        assertEquals(
                "chat.test:4433 showed \"CN=chat.test,O=SCP server\\, self-signed\" with the fingerprint "
                        + Fingerprint.of(chain.get(0)) + ", but pinned is " + pin,
                e.getMessage());
    }

    @Test
    void pinIsOfTheServersOwnCertificateOnly() throws Exception {
        List<X509Certificate> stranger = List.of(Given.identity().leaf(), chain.get(0));
        ServerTrust trust = ServerTrusts.pinned(Fingerprint.of(chain.get(0)));
        assertThrows(CertificateException.class, () -> trust.check(stranger, "chat.test", 4433));
    }

    @Test
    void pinningNothingIsAMistake() {
        assertThrows(IllegalArgumentException.class, ServerTrusts::pinned);
    }

    @Test
    void insecureTrustsAnybodyAndSaysSoEachTime() throws Exception {
        Recorded logger = new Recorded();
        ServerTrust trust = new InsecureTrust(logger);
        trust.check(chain, "chat.test", 4433);
        assertEquals(
                List.of(
                        "WARNING insecure: certificates of servers will not be checked",
                        "WARNING insecure: the certificate of chat.test:4433 was not checked: "
                                + "\"CN=chat.test,O=SCP server\\, self-signed\" with the fingerprint "
                                + Fingerprint.of(chain.get(0))),
                logger.lines);
        assertTrue(trust.toString().startsWith("insecure"));
    }

    private static final class Recorded implements System.Logger {
        private final List<String> lines = new ArrayList<>();

        @Override
        public String getName() {
            return "recorded";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
            lines.add(level + " " + message);
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {
            lines.add(level + " " + format);
        }
    }
}
