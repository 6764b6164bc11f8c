package chat.scp.quic.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.scp.auth.ServerEndPoint;
import java.util.List;
import org.junit.jupiter.api.Test;

/** §8.8 */
class EndPointBindingTest {
    @Test
    void bindingIsToTheServersOwnCertificate() throws Exception {
        ServerIdentity identity = ServerIdentities.fromPem(Given.file("shuffled.pem"), Given.file("server-key.pem"));
        assertEquals(
                ServerEndPoint.bindingTo(Given.certificate("server.pem")).data(), EndPointBinding.of(identity.chain()));
        // Signed with SHA-256, so the binding is what people see as the fingerprint.
        assertEquals(Fingerprint.of(identity.leaf()).sha256(), EndPointBinding.of(identity.chain()));
    }

    @Test
    void withoutACertificateThereIsNoBinding() {
        assertThrows(IllegalArgumentException.class, () -> EndPointBinding.of(List.of()));
    }
}
