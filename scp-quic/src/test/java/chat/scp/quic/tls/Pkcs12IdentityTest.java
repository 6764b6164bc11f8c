package chat.scp.quic.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Pkcs12IdentityTest {
    private static final char[] PASSWORD = "test-only".toCharArray();

    @TempDir
    Path directory;

    @Test
    void keyAndChainAreReadAsOpensslWroteThem() throws Exception {
        ServerIdentity identity = ServerIdentities.fromPkcs12(Given.file("server.p12"), PASSWORD);
        assertEquals(List.of(Given.certificate("server.pem"), Given.certificate("intermediate.pem")), identity.chain());
        assertEquals("test-only", new String(PASSWORD), "the password stays the caller's");
    }

    @Test
    void wrongPasswordIsToldFromAWrongFile() {
        refused(Given.file("server.p12"), "guess", "server.p12: the password is wrong, or the file is damaged");
        refused(Given.file("server.pem"), "test-only", "server.pem: expected PKCS#12, but found something else");
        Path missing = directory.resolve("missing.p12");
        refused(missing, "test-only", "expected a key and certificates in PKCS#12, but there is no such file");
    }

    @Test
    void fileNeedsExactlyOneKey() throws Exception {
        refused(Given.file("certificate-only.p12"), "test-only", "expected one private key, but found none");
        Path two = store("p256", "p384");
        refused(two, "test-only", "expected one private key, but found several: [");
        assertEquals(
                Given.certificate("p384.pem"),
                ServerIdentities.fromPkcs12(store("p384"), PASSWORD).leaf());
    }

    private Path store(String... names) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (String name : names) {
            ServerIdentity identity =
                    ServerIdentities.fromPem(Given.file(name + ".pem"), Given.file(name + "-key.pem"));
            store.setKeyEntry(name, identity.key(), PASSWORD, identity.chain().toArray(Certificate[]::new));
        }
        Path file = directory.resolve(String.join("-", names) + ".p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD);
        }
        return file;
    }

    private static void refused(Path file, String password, String problem) {
        TlsFileException e =
                assertThrows(TlsFileException.class, () -> ServerIdentities.fromPkcs12(file, password.toCharArray()));
        assertTrue(e.getMessage().contains(problem), e.getMessage());
    }
}
