package chat.scp.quic.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadingIdentityTest {
    @TempDir
    Path directory;

    private Path certificate;
    private Path key;
    private ReloadingIdentity identity;

    @BeforeEach
    void begin() throws Exception {
        certificate = directory.resolve("certificate.pem");
        key = directory.resolve("key.pem");
        put("p256");
        identity = new ReloadingIdentity(() -> ServerIdentities.fromPem(certificate, key));
    }

    @Test
    void newFilesAreServedWhenReloadedAndNotBefore() throws Exception {
        put("p384");
        assertEquals(Given.certificate("p256.pem"), identity.get().leaf());
        assertTrue(identity.reload());
        assertEquals(Given.certificate("p384.pem"), identity.get().leaf());
    }

    @Test
    void sameFilesAreNoChange() throws Exception {
        assertFalse(identity.reload());
    }

    @Test
    void oldIdentityStaysWhenTheNewOneIsBad() throws Exception {
        copy("p384.pem", certificate); // and the key not yet, as in the middle of a renewal
        TlsFileException e = assertThrows(TlsFileException.class, identity::reload);
        assertTrue(e.getMessage().contains("the key matches none"), e.getMessage());
        assertEquals(Given.certificate("p256.pem"), identity.get().leaf());
        copy("p384-key.pem", key);
        assertTrue(identity.reload());
    }

    @Test
    void withoutAFirstIdentityThereIsNone() throws Exception {
        Files.delete(key);
        assertThrows(
                TlsFileException.class, () -> new ReloadingIdentity(() -> ServerIdentities.fromPem(certificate, key)));
    }

    private void put(String name) throws Exception {
        copy(name + ".pem", certificate);
        copy(name + "-key.pem", key);
    }

    private static void copy(String name, Path to) throws Exception {
        Files.copy(Given.file(name), to, StandardCopyOption.REPLACE_EXISTING);
    }
}
