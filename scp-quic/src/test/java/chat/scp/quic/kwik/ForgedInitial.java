package chat.scp.quic.kwik;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Makes Initial packets as a client would, with frames that no client would send. */
public final class ForgedInitial {
    private static final int NUMBER_BYTES = 1;

    private ForgedInitial() {}

    public static byte[] of(byte[] id, byte[] frames) throws GeneralSecurityException {
        byte[] secret = hmac(HexFormat.of().parseHex("38762cf7f55934b34d179ae6a4c80cadccbb7f0a"), id);
        byte[] client = expand(secret, "client in", 32);
        ByteBuffer packet = ByteBuffer.allocate(2048);
        packet.put((byte) 0xc0)
                .putInt(1)
                .put((byte) id.length)
                .put(id)
                .put((byte) 0)
                .put((byte) 0);
        packet.putShort((short) (0x4000 | NUMBER_BYTES + frames.length + 16));
        int at = packet.position();
        packet.put((byte) 0);
        byte[] header = Arrays.copyOf(packet.array(), packet.position());
        Cipher seal = Cipher.getInstance("AES/GCM/NoPadding");
        seal.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(expand(client, "quic key", 16), "AES"),
                new GCMParameterSpec(128, expand(client, "quic iv", 12)));
        seal.updateAAD(header);
        packet.put(seal.doFinal(frames));
        Cipher protect = Cipher.getInstance("AES/ECB/NoPadding");
        protect.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(expand(client, "quic hp", 16), "AES"));
        byte[] mask = protect.doFinal(Arrays.copyOfRange(packet.array(), at + 4, at + 20));
        packet.put(0, (byte) (packet.get(0) ^ mask[0] & 0x0f));
        packet.put(at, (byte) (packet.get(at) ^ mask[1]));
        return Arrays.copyOf(packet.array(), packet.position());
    }

    private static byte[] expand(byte[] secret, String label, int length) throws GeneralSecurityException {
        byte[] full = ("tls13 " + label).getBytes(StandardCharsets.US_ASCII);
        ByteBuffer info = ByteBuffer.allocate(5 + full.length);
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
