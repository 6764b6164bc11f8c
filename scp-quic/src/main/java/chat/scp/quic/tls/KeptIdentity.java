package chat.scp.quic.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * An identity made here and kept in a directory.
 *
 * <p>Key and certificate are in one file that is replaced as a whole: a crash leaves the old pair
 * or the new one, never the key of one and the certificate of the other. A file that cannot be
 * read is not written over: clients remember this certificate, and somebody may have a copy of it.
 */
final class KeptIdentity {
    static final String FILE_NAME = "server-identity.pem";
    /** Who asks to make a new one in time gets it some days before clients see that it is late. */
    private static final Duration RENEW_BEFORE = Duration.ofDays(7);

    private final GuardedFile file;
    private final Duration validity;
    private final Clock clock;

    KeptIdentity(Path directory, Duration validity, Clock clock) {
        this.file = new GuardedFile(directory.resolve(FILE_NAME));
        this.validity = validity;
        this.clock = clock;
        if (validity.compareTo(RENEW_BEFORE) <= 0) {
            throw new IllegalArgumentException("validity must be longer than " + RENEW_BEFORE.toDays() + " days");
        }
    }

    ServerIdentity get() throws TlsFileException {
        // Locked, so that two servers that start at once share one identity instead of each making its own.
        return file.locked(this::reuseOrMake);
    }

    private ServerIdentity reuseOrMake() throws IOException {
        Instant now = clock.instant();
        if (Files.exists(file.path()) && !isLate(now)) {
            PemFile pem = pem();
            return MatchedChain.of(file.path(), pem.certificates(), PemKey.of(pem), now);
        }
        ServerIdentity made = SelfSigned.make(ThisHost.names(), ThisHost.addresses(), now, validity);
        file.replace(text(made).getBytes(StandardCharsets.US_ASCII));
        return made;
    }

    private boolean isLate(Instant now) throws TlsFileException {
        List<X509Certificate> certificates = pem().certificates();
        return !certificates.isEmpty()
                && certificates.get(0).getNotAfter().toInstant().isBefore(now.plus(RENEW_BEFORE));
    }

    private PemFile pem() throws TlsFileException {
        return PemFile.read(file.path(), "the server's private key and certificate");
    }

    private static String text(ServerIdentity identity) {
        try {
            return "Private key and self-signed certificate of an SCP server, made by itself. Keep it to yourself.\n"
                    + PemFile.write("PRIVATE KEY", identity.key().getEncoded())
                    + PemFile.write("CERTIFICATE", identity.leaf().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was just made has no encoding", e);
        }
    }
}
