package chat.scp.quic.tls;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one private key of a PEM file, in any of the three forms that openssl writes.
 *
 * <p>The JDK opens PKCS#8 only. The older two are what PKCS#8 holds inside, so they are put in its
 * envelope:
 *
 * <pre>
 * PrivateKeyInfo ::= SEQUENCE { version INTEGER (0), algorithm, privateKey OCTET STRING }     RFC 5208
 * algorithm      ::= SEQUENCE { rsaEncryption, NULL } | SEQUENCE { ecPublicKey, the curve }
 * ECPrivateKey   ::= SEQUENCE { version INTEGER (1), OCTET STRING, [0] the curve OPTIONAL, .. }  RFC 5915
 * </pre>
 */
final class PemKey {
    private static final byte[] VERSION_0 = {Der.INTEGER, 1, 0};
    private static final byte[] RSA_ENCRYPTION = HexFormat.of().parseHex("06092a864886f70d0101010500"); // with NULL
    private static final byte[] EC_PUBLIC_KEY = HexFormat.of().parseHex("06072a8648ce3d0201");
    private static final String EXPECTED = "expected a private key (PRIVATE KEY, RSA PRIVATE KEY or EC PRIVATE KEY)";

    private PemKey() {}

    static PrivateKey of(PemFile file) throws TlsFileException {
        List<PemFile.Block> keys = file.keys();
        if (keys.size() != 1) {
            String found = keys.isEmpty()
                    ? file.blocks().stream()
                                    .map(PemFile.Block::label)
                                    .distinct()
                                    .toList() + " only"
                    : keys.size() + " of them";
            throw new TlsFileException(file.path(), EXPECTED + ", but found " + found);
        }
        PemFile.Block key = keys.get(0);
        if (key.encrypted()) {
            throw new TlsFileException(
                    file.path(),
                    "the private key is encrypted, and a PEM file has no place for its password: decrypt it with"
                            + " `openssl pkey -in encrypted.pem -out key.pem`, or use PKCS#12");
        }
        byte[] der = key.der().toArray();
        try {
            return switch (key.label()) {
                case "PRIVATE KEY" -> pkcs8(der);
                case "RSA PRIVATE KEY" -> decode("RSA", envelope(RSA_ENCRYPTION, der));
                case "EC PRIVATE KEY" -> decode("EC", sec1(file, der));
                default -> throw new TlsFileException(file.path(), EXPECTED + ", but found a " + key.label());
            };
        } catch (GeneralSecurityException | BufferUnderflowException e) {
            throw broken(file.path(), key.label(), e);
        }
    }

    private static PrivateKey pkcs8(byte[] der) throws GeneralSecurityException {
        ByteBuffer info = Der.next(ByteBuffer.wrap(der), Der.SEQUENCE);
        Der.next(info, Der.INTEGER);
        byte[] algorithm = Der.bytes(Der.next(Der.next(info, Der.SEQUENCE), Der.OBJECT_ID));
        boolean ec = ByteBuffer.wrap(EC_PUBLIC_KEY, 2, EC_PUBLIC_KEY.length - 2).equals(ByteBuffer.wrap(algorithm));
        return decode(ec ? "EC" : "RSA", der);
    }

    private static byte[] sec1(PemFile file, byte[] der) {
        byte[] curve = curveInside(der);
        if (curve == null) {
            // Without one inside, the block that openssl writes before the key has it.
            curve = file.blocks().stream()
                    .filter(block -> block.label().equals("EC PARAMETERS"))
                    .map(block -> block.der().toArray())
                    .findFirst()
                    .orElseThrow(BufferUnderflowException::new);
        }
        return envelope(concat(EC_PUBLIC_KEY, curve), der);
    }

    private static byte @Nullable [] curveInside(byte[] der) {
        ByteBuffer key = Der.next(ByteBuffer.wrap(der), Der.SEQUENCE);
        Der.next(key, Der.INTEGER);
        Der.next(key, Der.OCTET_STRING);
        boolean present = key.hasRemaining() && (key.get(key.position()) & 0xFF) == Der.OPTION_0;
        return present ? Der.bytes(Der.next(key, Der.OPTION_0)) : null;
    }

    private static byte[] envelope(byte[] algorithm, byte[] key) {
        return Der.value(Der.SEQUENCE, VERSION_0, Der.value(Der.SEQUENCE, algorithm), Der.value(Der.OCTET_STRING, key));
    }

    private static PrivateKey decode(String algorithm, byte[] pkcs8) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    private static TlsFileException broken(Path path, String label, Exception cause) {
        return new TlsFileException(
                path,
                "expected an RSA key or an EC key of P-256 or P-384, but the block " + label + " holds none",
                cause);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
