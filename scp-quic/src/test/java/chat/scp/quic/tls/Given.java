package chat.scp.quic.tls;

import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** Files and certificates that tests begin with. */
final class Given {
    static final Instant NOW = Instant.parse("2025-06-01T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private Given() {}

    /** One of the files for tests only, all made by openssl. */
    static Path file(String name) {
        try {
            return Path.of(Given.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    static X509Certificate certificate(String name) throws TlsFileException {
        return PemFile.read(file(name), "a certificate").certificates().get(0);
    }

    /** A server's self-signed certificate for these names and addresses, valid today. */
    static ServerIdentity identity(Set<String> names, Set<String> addresses) {
        return SelfSigned.make(names, addresses, Instant.now(), Duration.ofDays(30));
    }

    static ServerIdentity identity() {
        return identity(Set.of("chat.test"), Set.of());
    }

    static Path write(Path file, String text) throws Exception {
        return Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    static Path write(Path file, List<X509Certificate> certificates) throws Exception {
        StringBuilder text = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            text.append(PemFile.write("CERTIFICATE", certificate.getEncoded()));
        }
        return write(file, text.toString());
    }

    static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }
}
