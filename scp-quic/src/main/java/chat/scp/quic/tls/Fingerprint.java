package chat.scp.quic.tls;

import chat.scp.pdu.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The SHA-256 of a certificate's DER bytes, by which people compare it. Written as
 * {@code sha256:} and 32 bytes in lower-case hex with colons between; the hex is what
 * {@code openssl x509 -noout -fingerprint -sha256} prints as well. Immutable.
 */
public record Fingerprint(Bytes sha256) {
    private static final String PREFIX = "sha256:";
    private static final int SIZE = 32;
    private static final HexFormat WITH_COLONS = HexFormat.ofDelimiter(":");

    public Fingerprint {
        if (sha256.size() != SIZE) {
            throw new IllegalArgumentException("a SHA-256 fingerprint has 32 bytes, not " + sha256.size());
        }
    }

    public static Fingerprint of(X509Certificate certificate) throws CertificateEncodingException {
        try {
            return new Fingerprint(Bytes.of(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded())));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * Reads what {@link #toString} or openssl wrote, or people copied from it: in either case, with and without
     * the prefix, colons and blanks.
     *
     * @throws IllegalArgumentException if that is no fingerprint
     */
    public static Fingerprint parse(String text) {
        String hex = text.toLowerCase(Locale.ROOT)
                .strip()
                .replaceFirst("^sha-?256( fingerprint)?[:=]", "")
                .replaceAll("[:\\s]", "");
        if (!hex.matches("[0-9a-f]{" + 2 * SIZE + "}")) {
            throw new IllegalArgumentException(
                    "expected a fingerprint as in sha256:01:23:.. with 32 bytes in hex, but found \"" + text + "\"");
        }
        return new Fingerprint(Bytes.ofHex(hex));
    }

    @Override
    public String toString() {
        return PREFIX + WITH_COLONS.formatHex(sha256.toArray());
    }
}
