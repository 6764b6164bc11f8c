package chat.scp.quic.kwik;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class InitialProbeTest {
    private static final byte[] ID = HexFormat.of().parseHex("8394c8f03e515708");
    private static final long NOW = 1_000_000_000L;

    @Test
    void keysAreThoseOfTheRfc() throws GeneralSecurityException {
        // RFC 9001 §A.2: sample and mask of the client's first packet.
        byte[] sample = HexFormat.of().parseHex("d1b1c98dd7689fb8ec11d242b123dc9b");
        byte[] mask = new InitialKeys(ID).headerMask(sample);
        assertArrayEquals(HexFormat.of().parseHex("437b9aec36"), java.util.Arrays.copyOf(mask, 5));
    }

    @Test
    void anInitialThatClaimsAGigabyteIsNotLetIn() throws GeneralSecurityException {
        ByteBuffer lie = ByteBuffer.allocate(1100);
        lie.put((byte) 0x06).put((byte) 0).putInt(0x80000000 | 0x3fffffff);
        DatagramPacket forged = initial(lie.array());
        assertFalse(InitialProbe.isSound(forged, new InitialKeys(ID)));
        assertFalse(new InitialGuard(10).admits(forged, NOW));
    }

    @Test
    void anInitialWithASoundFrameIsLetIn() throws GeneralSecurityException {
        ByteBuffer sound = ByteBuffer.allocate(1100);
        sound.put((byte) 0x06).put((byte) 0).put((byte) 3).put(new byte[] {1, 2, 3});
        assertTrue(new InitialGuard(10).admits(initial(sound.array()), NOW));
    }

    @Test
    void randomBytesAreNotLetIn() {
        SplittableRandom random = new SplittableRandom(7);
        InitialGuard guard = new InitialGuard(Integer.MAX_VALUE);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(1250)];
            random.nextBytes(bytes);
            bytes[0] = (byte) (0xc0 | bytes[0] & 0x0f);
            if (random.nextBoolean() && bytes.length > 20) {
                ByteBuffer.wrap(bytes)
                        .putInt(1, 1)
                        .put(5, (byte) 8)
                        .put(14, (byte) 0)
                        .put(15, (byte) 0);
            }
            assertFalse(guard.admits(new DatagramPacket(bytes, bytes.length, LOCAL, 1 + i), NOW));
        }
    }

    @Test
    void oneAddressBeginsNoMoreThanItMay() throws GeneralSecurityException {
        InitialGuard guard = new InitialGuard(3);
        byte[] ping = new byte[1100];
        ping[0] = 1;
        for (int i = 0; i < 3; i++) {
            assertTrue(guard.admits(at(initial(ping), 1000 + i), NOW));
        }
        assertFalse(guard.admits(at(initial(ping), 2000), NOW));
        assertTrue(guard.admits(at(initial(ping), 1001), NOW), "who has begun may go on");
        assertTrue(guard.admits(at(initial(ping), 2000), NOW + 11_000_000_000L), "later again");
    }

    private static final InetAddress LOCAL = InetAddress.getLoopbackAddress();

    private static DatagramPacket at(DatagramPacket packet, int port) {
        packet.setPort(port);
        return packet;
    }

    /** A client's Initial with these frames, protected as RFC 9001 says. */
    private static DatagramPacket initial(byte[] frames) throws GeneralSecurityException {
        byte[] packet = ForgedInitial.of(ID, frames);
        return new DatagramPacket(packet, packet.length, LOCAL, 999);
    }
}
