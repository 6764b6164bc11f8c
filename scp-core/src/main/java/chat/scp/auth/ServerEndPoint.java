package chat.scp.auth;

import chat.scp.pdu.Bytes;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.spec.PSSParameterSpec;
import java.util.Locale;

/**
 * The channel binding data {@code tls-server-end-point}: a hash of the server's certificate (RFC 5929
 * §4.1). Both sides compute it, the server of the certificate that it serves, the client of the one
 * that it was shown. Stateless.
 */
public final class ServerEndPoint {
    private static final String DEFAULT_HASH = "SHA-256";

    private ServerEndPoint() {}

    /** The binding to this certificate. */
    public static ChannelBinding bindingTo(X509Certificate certificate) throws CertificateEncodingException {
        byte[] encoded = certificate.getEncoded();
        return ChannelBinding.tlsServerEndPoint(Bytes.of(hash(hashName(certificate), encoded)));
    }

    /** RFC 5929 §4.1: the hash of the certificate's own signature, but SHA-256 in place of MD5 and SHA-1. */
    static String hashName(String signatureAlgorithm) {
        int with = signatureAlgorithm.toUpperCase(Locale.ROOT).indexOf("WITH");
        String hash = with < 0 ? "" : signatureAlgorithm.substring(0, with).toUpperCase(Locale.ROOT);
        if (hash.startsWith("SHA3-")) {
            return hash;
        }
        return switch (hash) {
            case "SHA224", "SHA384", "SHA512", "SHA512/224", "SHA512/256" -> "SHA-" + hash.substring(3);
            // RFC 5929 leaves open what Ed25519 and its like bind with; here it is SHA-256.
            default -> DEFAULT_HASH;
        };
    }

    private static String hashName(X509Certificate certificate) {
        byte[] parameters = certificate.getSigAlgParams();
        if (parameters == null || !certificate.getSigAlgName().equals("RSASSA-PSS")) {
            return hashName(certificate.getSigAlgName());
        }
        try {
            AlgorithmParameters pss = AlgorithmParameters.getInstance("RSASSA-PSS");
            pss.init(parameters);
            String hash = pss.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm();
            return hash.equals("MD5") || hash.equals("SHA-1") ? DEFAULT_HASH : hash;
        } catch (GeneralSecurityException | IOException e) {
            return DEFAULT_HASH; // parameters that the certificate's own parser let through, and nobody else reads
        }
    }

    private static byte[] hash(String name, byte[] encoded) throws CertificateEncodingException {
        try {
            return MessageDigest.getInstance(name).digest(encoded);
        } catch (GeneralSecurityException e) {
            throw new CertificateEncodingException("no " + name + " here to bind to the certificate with", e);
        }
    }
}
