package chat.scp.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scp.pdu.Mechanism;
import java.io.InputStream;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected hashes are those of {@code openssl x509 -outform DER | openssl dgst}. */
class ServerEndPointTest {
    @ParameterizedTest
    @CsvSource({
        "sha256, 70bd10e84bab1991abadb8f938851d381ac13451d20c3c0fc73fcdd77179416b",
        "sha384, 9b27e145bc92c80758d1e20b580c1f4608ebdd49818a087e76b7e558a9ec877490024b53ecf9d7db207b486db0b5f3ad",
        "sha1, 0d117dd1d1d11d868647e12412169bc4bcb3938da54a7b2de5d1e551b9e2ffec",
        "pss, 92648b621d27535025f2a9c1efe9570e57d4f542d35b60e733c59fb2226a9ed8c901d457a54b4ffcd1dcf79b7c80dc4b",
        "ed25519, c87d1d8dc7f0a6341471fd80e10412c33e5add5e951e53a25830c03284838989"
    })
    void bindingIsTheCertificateHashedAsItsSignatureHashes(String signedWith, String hash) throws Exception {
        ChannelBinding binding = ServerEndPoint.bindingTo(certificate(signedWith));
        assertEquals(hash, binding.data().hex());
        assertEquals(Mechanism.SCRAM_SHA_256_PLUS, binding.mechanism());
    }

    @Test
    void hashFollowsFromTheNameOfTheSignatureAlgorithm() {
        assertEquals("SHA-256", ServerEndPoint.hashName("MD5withRSA"));
        assertEquals("SHA-256", ServerEndPoint.hashName("SHA1withRSA"));
        assertEquals("SHA-256", ServerEndPoint.hashName("SHA256withECDSA"));
        assertEquals("SHA-512", ServerEndPoint.hashName("SHA512withRSA"));
        assertEquals("SHA-512/256", ServerEndPoint.hashName("SHA512/256withRSA"));
        assertEquals("SHA3-384", ServerEndPoint.hashName("SHA3-384withECDSA"));
        assertEquals("SHA-256", ServerEndPoint.hashName("1.2.3.4"));
    }

    private static X509Certificate certificate(String signedWith) throws Exception {
        try (InputStream in = ServerEndPointTest.class.getResourceAsStream("signed-with-" + signedWith + ".pem")) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}
