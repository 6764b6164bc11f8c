package chat.scp.quic.kwik;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a client's Initial packets are protected with. Anybody can derive it from the connection id of
 * the first one; it keeps nothing secret. RFC 9001 §5.2 to §5.4
 */
final class InitialKeys {
    private static final byte[] SALT = {
        0x38,
        0x76,
        0x2c,
        (byte) 0xf7,
        (byte) 0xf5,
        0x59,
        0x34,
        (byte) 0xb3,
        0x4d,
        0x17,
        (byte) 0x9a,
        (byte) 0xe6,
        (byte) 0xa4,
        (byte) 0xc8,
        0x0c,
        (byte) 0xad,
        (byte) 0xcc,
        (byte) 0xbb,
        0x7f,
        0x0a
    };
    private static final int HASH_BYTES = 32;
    private static final int KEY_BYTES = 16;
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final byte[] iv;
    private final SecretKeySpec headerKey;

    InitialKeys(byte[] firstConnectionId) throws GeneralSecurityException {
        byte[] initial = hmac(SALT, firstConnectionId);
        byte[] client = expand(initial, "client in", HASH_BYTES);
        key = new SecretKeySpec(expand(client, "quic key", KEY_BYTES), "AES");
        iv = expand(client, "quic iv", IV_BYTES);
        headerKey = new SecretKeySpec(expand(client, "quic hp", KEY_BYTES), "AES");
    }

    /** The mask over the first byte and the packet number. */
    byte[] headerMask(byte[] sample) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, headerKey);
        return cipher.doFinal(sample);
    }

    /** The frames of a packet. {@code packetNumber} is short in all Initials that are worth looking at. */
    byte[] open(byte[] header, long packetNumber, ByteBuffer sealed) throws GeneralSecurityException {
        byte[] nonce = iv.clone();
        for (int i = 0; i < Long.BYTES; i++) {
            nonce[IV_BYTES - 1 - i] ^= (byte) (packetNumber >> (8 * i));
        }
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(header);
        byte[] bytes = new byte[sealed.remaining()];
        sealed.get(bytes);
        return cipher.doFinal(bytes);
    }

    /** HKDF-Expand-Label for at most one block. RFC 8446 §7.1 */
    private static byte[] expand(byte[] secret, String label, int length) throws GeneralSecurityException {
        byte[] full = ("tls13 " + label).getBytes(StandardCharsets.US_ASCII);
        ByteBuffer info = ByteBuffer.allocate(2 + 1 + full.length + 1 + 1);
        info.putShort((short) length)
                .put((byte) full.length)
                .put(full)
                .put((byte) 0)
                .put((byte) 1);
        return Arrays.copyOf(hmac(secret, info.array()), length);
    }

    private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(data);
    }
}
