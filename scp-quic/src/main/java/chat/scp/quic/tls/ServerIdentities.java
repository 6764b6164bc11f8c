package chat.scp.quic.tls;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the identity of a server comes from. Each call reads the files anew; a file that is of no use
 * gives a {@link TlsFileException} whose message says why. Stateless.
 *
 * <pre>{@code
 * ServerIdentity bought = ServerIdentities.fromPem(Path.of("fullchain.pem"), Path.of("privkey.pem"));
 * ServerIdentity madeHere = ServerIdentities.selfSigned(Path.of("data"));
 * System.out.println(Fingerprint.of(madeHere.leaf())); // for clients that pin it
 * }</pre>
 */
public final class ServerIdentities {
    /** Long, since each client that remembers the certificate has to be told of the next one. */
    private static final Duration SELF_SIGNED_VALIDITY = Duration.ofDays(10 * 365);

    private ServerIdentities() {}

    /**
     * Reads PEM files as openssl writes them. The two may be the same file.
     *
     * <p>Keys are RSA of 2048 bits or more, or EC of P-256 or P-384, in PKCS#8 ({@code PRIVATE KEY}),
     * PKCS#1 ({@code RSA PRIVATE KEY}) or SEC1 ({@code EC PRIVATE KEY}), not encrypted.
     *
     * @param certificates the server's certificate and those that vouch for it, in any order
     * @param key the private key; which certificate is the server's own follows from it
     */
    public static ServerIdentity fromPem(Path certificates, Path key) throws TlsFileException {
        return fromPem(certificates, key, Clock.systemUTC());
    }

    static ServerIdentity fromPem(Path certificates, Path key, Clock clock) throws TlsFileException {
        List<X509Certificate> chain = new ArrayList<>(
                PemFile.read(certificates, "the server's certificate").certificates());
        PrivateKey privateKey = PemKey.of(PemFile.read(key, "the server's private key"));
        return MatchedChain.of(certificates, chain, privateKey, clock.instant());
    }

    /**
     * Reads a PKCS#12 file with one private key.
     *
     * @param password opens the file and the key in it; stays the caller's to wipe
     */
    public static ServerIdentity fromPkcs12(Path file, char[] password) throws TlsFileException {
        return Pkcs12File.read(file, password, Clock.systemUTC().instant());
    }

    /**
     * Makes a self-signed certificate for the names and addresses of this host, and keeps it with its
     * key in {@code server-identity.pem} of the directory, which only the owner reads. The next call gives
     * the same, in other processes as well, until less than seven days of its ten years are left.
     */
    public static ServerIdentity selfSigned(Path directory) throws TlsFileException {
        return selfSigned(directory, SELF_SIGNED_VALIDITY);
    }

    /** The same with another validity, more than seven days. */
    public static ServerIdentity selfSigned(Path directory, Duration validity) throws TlsFileException {
        return new KeptIdentity(directory, validity, Clock.systemUTC()).get();
    }
}
