package chat.scp.quic.kwik;

import java.net.DatagramPacket;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/**
 * Looks into Initial packets before kwik does. kwik believes every length that it reads: a CRYPTO frame
 * that claims a gigabyte makes it allocate one, and whoever sends it needs no handshake. RFC 9000 §17.2.2
 */
final class InitialProbe {
    private static final int VERSION_1 = 1;
    private static final int MAX_ID_BYTES = 20;
    private static final int MIN_FIRST_ID_BYTES = 8;
    private static final int SAMPLE_BYTES = 16;

    private InitialProbe() {}

    /** The connection id that a client's first Initial is for, from which its keys follow; empty: it cannot be one. */
    static byte[] firstConnectionId(DatagramPacket initial) {
        ByteBuffer in = ByteBuffer.wrap(initial.getData(), initial.getOffset(), initial.getLength());
        try {
            in.get();
            if (in.getInt() != VERSION_1) {
                return new byte[0];
            }
            byte[] id = id(in);
            return id.length >= MIN_FIRST_ID_BYTES ? id : new byte[0];
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** Whether every Initial packet of the datagram is sound: opens with these keys, and no length in it is a lie. */
    static boolean isSound(DatagramPacket datagram, InitialKeys keys) {
        ByteBuffer in = ByteBuffer.wrap(datagram.getData(), datagram.getOffset(), datagram.getLength())
                .slice();
        try {
            while (in.hasRemaining() && (in.get(in.position()) & 0x80) != 0) {
                boolean initial = (in.get(in.position()) & 0x30) == 0;
                ByteBuffer packet = next(in, initial);
                if (initial && !isSound(packet, keys)) {
                    return false;
                }
            }
            return true;
        } catch (BufferUnderflowException
                | IndexOutOfBoundsException
                | IllegalArgumentException
                | GeneralSecurityException e) {
            return false;
        }
    }

    /** The next packet of the datagram, positioned at its packet number. */
    static ByteBuffer next(ByteBuffer in, boolean initial) {
        int start = in.position();
        in.get();
        in.getInt();
        id(in);
        id(in);
        if (initial) {
            skip(in, number(in)); // the token
        }
        int length = length(in, number(in));
        ByteBuffer packet = in.duplicate();
        packet.limit(in.position() + length);
        in.position(in.position() + length);
        int at = packet.position();
        ByteBuffer whole = packet.duplicate().position(start).slice();
        return whole.position(at - start);
    }

    private static boolean isSound(ByteBuffer packet, InitialKeys keys) throws GeneralSecurityException {
        int at = packet.position();
        byte[] sample = new byte[SAMPLE_BYTES];
        packet.get(at + Integer.BYTES, sample);
        byte[] mask = keys.headerMask(sample);
        int first = packet.get(0) ^ (mask[0] & 0x0f);
        int numberBytes = (first & 0x03) + 1;
        byte[] header = new byte[at + numberBytes];
        packet.get(0, header);
        header[0] = (byte) first;
        long number = 0;
        for (int i = 0; i < numberBytes; i++) {
            header[at + i] ^= mask[1 + i];
            number = (number << 8) | (header[at + i] & 0xff);
        }
        packet.position(at + numberBytes);
        return areSound(ByteBuffer.wrap(keys.open(header, number, packet)));
    }

    /** RFC 9000 §12.4: what an Initial may carry. */
    private static boolean areSound(ByteBuffer frames) {
        while (frames.hasRemaining()) {
            int type = frames.get();
            switch (type) {
                case 0x00, 0x01 -> {}
                case 0x02, 0x03 -> skipAck(frames, type == 0x03);
                case 0x06 -> {
                    number(frames);
                    skip(frames, number(frames));
                }
                case 0x1c -> {
                    number(frames);
                    number(frames);
                    skip(frames, number(frames));
                }
                default -> {
                    return false;
                }
            }
        }
        return true;
    }

    private static void skipAck(ByteBuffer in, boolean withEcn) {
        number(in);
        number(in);
        long ranges = number(in);
        number(in);
        for (long i = 0; i < ranges; i++) {
            number(in);
            number(in);
        }
        for (int i = 0; withEcn && i < 3; i++) {
            number(in);
        }
    }

    private static byte[] id(ByteBuffer in) {
        int length = in.get() & 0xff;
        if (length > MAX_ID_BYTES) {
            throw new IllegalArgumentException("a connection id of " + length + " bytes");
        }
        byte[] id = new byte[length];
        in.get(id);
        return id;
    }

    /** RFC 9000 §16 */
    private static long number(ByteBuffer in) {
        int first = in.get() & 0xff;
        long value = first & 0x3f;
        for (int more = (1 << (first >> 6)) - 1; more > 0; more--) {
            value = (value << 8) | (in.get() & 0xff);
        }
        return value;
    }

    private static void skip(ByteBuffer in, long bytes) {
        in.position(in.position() + length(in, bytes));
    }

    private static int length(ByteBuffer in, long claimed) {
        if (claimed > in.remaining()) {
            throw new IllegalArgumentException("a length of " + claimed + " with " + in.remaining() + " bytes left");
        }
        return (int) claimed;
    }
}
