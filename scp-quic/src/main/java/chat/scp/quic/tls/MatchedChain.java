package chat.scp.quic.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Makes an identity of a key and of certificates in any order, as they come out of files. The key's
 * certificate comes first, each one's issuer next; certificates that vouch for none of these stay out.
 */
final class MatchedChain {
    private static final int MIN_RSA_BITS = 2048;

    private MatchedChain() {}

    static ServerIdentity of(Path file, List<X509Certificate> certificates, PrivateKey key, Instant now)
            throws TlsFileException {
        if (certificates.isEmpty()) {
            throw new TlsFileException(file, "expected the server's certificate, but found none");
        }
        String signature = signatureOf(file, key);
        X509Certificate leaf = certificates.stream()
                .filter(certificate -> matches(certificate.getPublicKey(), key, signature))
                .max(Comparator.comparing(X509Certificate::getNotAfter)) // of a renewed one, the newest
                .orElseThrow(() -> new TlsFileException(
                        file,
                        "expected a certificate for the private key, but the key matches none of "
                                + Certificates.subjects(certificates)));
        Optional<String> outOfDate = Certificates.outOfDate(leaf, now);
        if (outOfDate.isPresent()) {
            throw new TlsFileException(file, "expected a valid certificate, but this one " + outOfDate.get());
        }
        return new ServerIdentity(inOrder(leaf, certificates), key);
    }

    private static List<X509Certificate> inOrder(X509Certificate leaf, List<X509Certificate> certificates) {
        List<X509Certificate> chain = new ArrayList<>();
        Optional<X509Certificate> next = Optional.of(leaf);
        while (next.isPresent()) {
            X509Certificate last = next.get();
            chain.add(last);
            next = certificates.stream()
                    .filter(issuer -> !chain.contains(issuer) && issued(issuer, last))
                    .findFirst();
        }
        return chain;
    }

    private static boolean issued(X509Certificate issuer, X509Certificate certificate) {
        if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey()); // an authority's old and new key go by the same name
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The engines sign with these; any other key would fail at the first client instead of here. */
    private static String signatureOf(Path file, PrivateKey key) throws TlsFileException {
        String found;
        if (key instanceof RSAPrivateKey rsa) {
            int bits = rsa.getModulus().bitLength();
            if (bits >= MIN_RSA_BITS) {
                return "SHA256withRSA";
            }
            found = "an RSA key of " + bits + " bits";
        } else if (key instanceof ECPrivateKey ec) {
            int bits = ec.getParams().getCurve().getField().getFieldSize();
            if (bits == 256 || bits == 384) {
                return "SHA256withECDSA";
            }
            found = "an EC key of " + bits + " bits";
        } else {
            found = "a key for " + key.getAlgorithm();
        }
        throw new TlsFileException(
                file, "expected an RSA key of 2048 bits or more, or an EC key of P-256 or P-384, but found " + found);
    }

    private static boolean matches(PublicKey publicKey, PrivateKey key, String algorithm) {
        byte[] text = {1, 2, 3};
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(text);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false; // a certificate for a key of another kind
        }
    }
}
