package chat.scp.quic.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PemIdentityTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "rsa.pem, rsa-key.pem, RSA",
        "rsa.pem, rsa-pkcs1-key.pem, RSA",
        "p256.pem, p256-key.pem, EC",
        "p256.pem, p256-sec1-key.pem, EC",
        "p256.pem, p256-sec1-with-parameters-key.pem, EC",
        "p384.pem, p384-key.pem, EC",
        "p384.pem, p384-sec1-key.pem, EC",
    })
    void keysAreReadInEachFormThatOpensslWrites(String certificate, String key, String algorithm) throws Exception {
        ServerIdentity identity = ServerIdentities.fromPem(Given.file(certificate), Given.file(key));
        assertEquals(List.of(Given.certificate(certificate)), identity.chain());
        assertEquals(algorithm, identity.key().getAlgorithm());
    }

    @Test
    void curveComesFromTheBlockBeforeTheKeyWhenTheKeyHasNone() throws Exception {
        // SEC1 with version and private value only, as some programs write it.
        byte[] whole = PemFile.read(Given.file("p256-sec1-key.pem"), "a key")
                .keys()
                .get(0)
                .der()
                .toArray();
        byte[] scalar = Arrays.copyOfRange(whole, 7, 39);
        byte[] bare = Der.value(Der.SEQUENCE, new byte[] {Der.INTEGER, 1, 1}, Der.value(Der.OCTET_STRING, scalar));
        byte[] curve = {6, 8, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 3, 1, 7};
        Path with = Given.write(
                directory.resolve("with.pem"),
                PemFile.write("EC PARAMETERS", curve) + PemFile.write("EC PRIVATE KEY", bare));
        ServerIdentities.fromPem(Given.file("p256.pem"), with);
        Path without = Given.write(directory.resolve("without.pem"), PemFile.write("EC PRIVATE KEY", bare));
        refused(Given.file("p256.pem"), without, "without.pem: expected an RSA key or an EC key");
    }

    @Test
    void chainIsPutInOrderFromTheKeysOwnCertificate() throws Exception {
        ServerIdentity identity = ServerIdentities.fromPem(Given.file("shuffled.pem"), Given.file("server-key.pem"));
        assertEquals(
                List.of(
                        Given.certificate("server.pem"),
                        Given.certificate("intermediate.pem"),
                        Given.certificate("root.pem")),
                identity.chain());
    }

    @Test
    void keyAndCertificateMayShareAFileWithOtherText() throws Exception {
        Path both = Given.write(
                directory.resolve("both.pem"),
                "Bag Attributes\r\n    friendlyName: server\r\n"
                        + Files.readString(Given.file("p256-key.pem")).replace("\n", "\r\n")
                        + "subject=CN = p256\r\n" + Files.readString(Given.file("p256.pem")));
        assertEquals(
                Given.certificate("p256.pem"),
                ServerIdentities.fromPem(both, both).leaf());
    }

    @Test
    void newestCertificateOfTheKeyIsTaken() throws Exception {
        Path both = Given.write(
                directory.resolve("renewed.pem"),
                List.of(Given.certificate("expired.pem"), Given.certificate("p256.pem")));
        assertEquals(
                Given.certificate("p256.pem"),
                ServerIdentities.fromPem(both, Given.file("p256-key.pem")).leaf());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa-pkcs1-encrypted-key.pem", "rsa-pkcs8-encrypted-key.pem"})
    void encryptedKeysAreRefused(String key) {
        refused(Given.file("rsa.pem"), Given.file(key), key + ": the private key is encrypted");
    }

    @ParameterizedTest
    @CsvSource({
        "p521, found an EC key of 521 bits",
        "rsa1024, found an RSA key of 1024 bits",
        "ed25519, expected an RSA key or an EC key of P-256 or P-384",
        "p256-explicit, expected an RSA key or an EC key of P-256 or P-384",
    })
    void keysThatCannotServeAreRefused(String key, String problem) {
        refused(Given.file("p256.pem"), Given.file(key + "-key.pem"), problem);
    }

    @Test
    void keyOfAnotherCertificateIsRefused() {
        refused(
                Given.file("p256.pem"),
                Given.file("p384-key.pem"),
                "p256.pem: expected a certificate for the private key, but the key matches none of \"CN=p256,");
        refused(Given.file("p256.pem"), Given.file("server-key.pem"), "the key matches none of \"CN=p256,");
        refused(Given.file("p256.pem"), Given.file("rsa-key.pem"), "the key matches none of \"CN=p256,");
    }

    @Test
    void certificateOutsideItsDatesIsRefused() {
        refused(
                Given.file("expired.pem"),
                Given.file("p256-key.pem"),
                "expired.pem: expected a valid certificate, but this one expired at 2021-01-01T00:00:00Z");
        TlsFileException early = assertThrows(
                TlsFileException.class,
                () -> ServerIdentities.fromPem(
                        Given.file("p256.pem"),
                        Given.file("p256-key.pem"),
                        Given.at(Instant.parse("2019-12-31T00:00:00Z"))));
        assertTrue(early.getMessage()
                .endsWith("but this one is valid from 2020-01-01T00:00:00Z on only,"
                        + " and now it is 2019-12-31T00:00:00Z"));
    }

    @Test
    void wrongFilesAreRefusedWithWhatWasExpectedAndFound() throws Exception {
        Path certificate = Given.file("p256.pem");
        Path key = Given.file("p256-key.pem");
        Path missing = directory.resolve("missing.pem");
        refused(missing, key, missing + ": expected the server's certificate, but there is no such file");
        refused(certificate, missing, missing + ": expected the server's private key, but there is no such file");
        refused(directory, key, directory + ": expected the server's certificate, but this is a directory");
        refused(Given.file("server.p12"), key, "expected the server's certificate in PEM, but no line begins with");
        refused(key, key, "expected the server's certificate, but found none");
        refused(certificate, certificate, "but found [CERTIFICATE] only");
        Path keys = Given.write(directory.resolve("keys.pem"), Files.readString(key) + Files.readString(key));
        refused(certificate, keys, "but found 2 of them");
        Path openssh =
                Given.write(directory.resolve("openssh.pem"), PemFile.write("OPENSSH PRIVATE KEY", new byte[] {1}));
        refused(certificate, openssh, "but found a OPENSSH PRIVATE KEY");
    }

    @Test
    void damagedFilesAreRefused() throws Exception {
        String text = Files.readString(Given.file("p256.pem"));
        Path key = Given.file("p256-key.pem");
        Path cut = Given.write(directory.resolve("cut.pem"), text.substring(0, text.length() - 40));
        refused(cut, key, "the block CERTIFICATE that begins in line 1 does not end");
        Path garbled = Given.write(directory.resolve("garbled.pem"), "\n" + text.replace("MII", "M!I"));
        refused(garbled, key, "the block CERTIFICATE that begins in line 2 is not base64");
        Path other = Given.write(directory.resolve("other.pem"), PemFile.write("CERTIFICATE", new byte[] {5, 0}));
        refused(other, key, "expected certificates, but a block CERTIFICATE holds something else");
        for (String label : List.of("PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY")) {
            for (byte[] der : new byte[][] {{}, {0x30}, {0x30, 5}, {0x30, (byte) 0x84, 1}, {0x30, 3, 2, 1, 0}}) {
                Path broken = Given.write(directory.resolve("broken.pem"), PemFile.write(label, der));
                refused(Given.file("p256.pem"), broken, "but the block " + label + " holds none");
            }
        }
    }

    @Test
    void hugeFileIsNotReadToItsEnd() throws Exception {
        Path huge = Files.write(directory.resolve("huge.pem"), new byte[(1 << 20) + 1]);
        refused(huge, Given.file("p256-key.pem"), "but this has more than a megabyte");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no POSIX permissions")
    void fileWithoutPermissionIsRefused() throws Exception {
        Path secret = Files.copy(Given.file("p256-key.pem"), directory.resolve("secret.pem"));
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(secret), "this user may read everything");
        refused(Given.file("p256.pem"), secret, "but this process has no permission to read it");
    }

    @Test
    void keyShowsInNoText() throws Exception {
        ServerIdentity identity = ServerIdentities.fromPem(Given.file("p256.pem"), Given.file("p256-key.pem"));
        assertFalse(identity.toString().contains(identity.key().toString()));
    }

    private static void refused(Path certificates, Path key, String problem) {
        TlsFileException e = assertThrows(TlsFileException.class, () -> ServerIdentities.fromPem(certificates, key));
        assertTrue(e.getMessage().contains(problem), e.getMessage());
        assertTrue(e.file().equals(certificates) || e.file().equals(key));
    }
}
