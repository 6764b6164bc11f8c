package chat.scp.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages bytes as a broken or hostile peer would. The same random source gives the same damage. */
public final class Mutator {
    private static final byte[] TELLING = {0, 1, 2, 0x7F, (byte) 0x80, (byte) 0xC0, (byte) 0xED, (byte) 0xFF};

    private final Random random;

    public Mutator(Random random) {
        this.random = random;
    }

    /** A frame with a few bytes changed, cut or added; mostly with a header that fits its length again. */
    public byte[] damageOneFrame(byte[] frame) {
        byte[] damaged = damage(frame);
        if (damaged.length >= 8 && random.nextInt(8) > 0) {
            fitLength(damaged);
        }
        return damaged;
    }

    /** Frames one behind the other, with some damage in the middle or none. */
    public byte[] stream(List<byte[]> frames) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            byte[] frame = frames.get(random.nextInt(frames.size()));
            out.writeBytes(random.nextInt(3) == 0 ? damage(frame) : frame);
        }
        return out.toByteArray();
    }

    private byte[] damage(byte[] bytes) {
        byte[] damaged = bytes.clone();
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times && damaged.length > 0; i++) {
            damaged = damageOnce(damaged);
        }
        return damaged;
    }

    private byte[] damageOnce(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(6)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = TELLING[random.nextInt(TELLING.length)];
            case 2 -> bytes[at] = (byte) random.nextInt();
            case 3 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 4 -> {
                return Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(8));
            }
            default -> {
                byte[] doubled = new byte[bytes.length + 1];
                System.arraycopy(bytes, 0, doubled, 0, at + 1);
                System.arraycopy(bytes, at, doubled, at + 1, bytes.length - at);
                return doubled;
            }
        }
        return bytes;
    }

    private static void fitLength(byte[] frame) {
        ByteBuffer header = ByteBuffer.wrap(frame);
        if (frame[0] == 1) {
            header.putShort(2, (short) (frame.length - 4));
        } else {
            header.putInt(4, frame.length - 8);
        }
    }
}
