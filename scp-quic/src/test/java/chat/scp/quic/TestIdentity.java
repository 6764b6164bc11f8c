package chat.scp.quic;

import chat.scp.quic.tls.ServerIdentity;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** One identity for all tests. */
public final class TestIdentity {
    public static final ServerIdentity IDENTITY = make();

    private TestIdentity() {}

    /** Another one. */
    public static ServerIdentity make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return selfSigned(generator.generateKeyPair(), "SHA256withECDSA");
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** One with a key of another kind, such as {@code RSA}. */
    public static ServerIdentity make(String algorithm, String signature) {
        try {
            return selfSigned(KeyPairGenerator.getInstance(algorithm).generateKeyPair(), signature);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static ServerIdentity selfSigned(KeyPair pair, String signature) {
        try {
            X500Principal name = new X500Principal("CN=test");
            Instant now = Instant.now();
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    name,
                                    BigInteger.ONE,
                                    Date.from(now.minus(Duration.ofDays(1))),
                                    Date.from(now.plus(Duration.ofDays(1))),
                                    name,
                                    pair.getPublic())
                            .build(new JcaContentSignerBuilder(signature).build(pair.getPrivate())));
            return new ServerIdentity(List.of(certificate), pair.getPrivate());
        } catch (GeneralSecurityException | OperatorException e) {
            throw new AssertionError(e);
        }
    }
}
