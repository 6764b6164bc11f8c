package chat.scp.quic.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the openssl of this machine writes is read, and it reads what is written here. */
class OpensslTest {
    @TempDir
    Path directory;

    @BeforeAll
    static void opensslIsHere() throws InterruptedException {
        boolean here;
        try {
            here = new ProcessBuilder("openssl", "version").start().waitFor() == 0;
        } catch (IOException e) {
            here = false;
        }
        assumeTrue(here, "no openssl on this machine");
    }

    @Test
    void identityMadeByOpensslNowIsRead() throws Exception {
        openssl(
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                "key.pem",
                "-out",
                "certificate.pem",
                "-days",
                "30",
                "-subj",
                "/CN=now.test");
        ServerIdentity identity =
                ServerIdentities.fromPem(directory.resolve("certificate.pem"), directory.resolve("key.pem"));
        String printed = openssl("x509", "-in", "certificate.pem", "-noout", "-fingerprint", "-sha256");
        assertEquals(Fingerprint.parse(printed), Fingerprint.of(identity.leaf()));
        openssl(
                "pkcs12",
                "-export",
                "-inkey",
                "key.pem",
                "-in",
                "certificate.pem",
                "-passout",
                "pass:p",
                "-out",
                "both.p12");
        assertEquals(identity, ServerIdentities.fromPkcs12(directory.resolve("both.p12"), new char[] {'p'}));
    }

    @Test
    void identityMadeHereIsReadByOpenssl() throws Exception {
        ServerIdentity identity = ServerIdentities.selfSigned(directory);
        openssl("pkey", "-in", KeptIdentity.FILE_NAME, "-noout", "-check");
        String text = openssl("x509", "-in", KeptIdentity.FILE_NAME, "-noout", "-text");
        assertTrue(text.contains("CA:FALSE"), text);
        assertTrue(text.contains("DNS:localhost"), text);
        String printed = openssl("x509", "-in", KeptIdentity.FILE_NAME, "-noout", "-fingerprint", "-sha256");
        assertEquals(Fingerprint.parse(printed), Fingerprint.of(identity.leaf()));
    }

    private String openssl(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), "openssl does not end");
        assertEquals(0, process.exitValue(), output);
        return output;
    }
}
