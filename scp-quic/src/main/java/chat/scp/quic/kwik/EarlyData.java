package chat.scp.quic.kwik;

import java.net.DatagramPacket;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * Keeps 0-RTT packets from kwik's server, which hands on what is in them before the handshake is complete, and does not say
 * so: whoever recorded one could throw a device out of its session. They are lost packets, and what was in them comes again
 * when the handshake is through. §8.6-2, RFC 9000 §17.2.3
 */
final class EarlyData {
    private static final int LONG_HEADER = 0x80;
    private static final int TYPE = 0x30;
    private static final int INITIAL = 0x00;
    private static final int ZERO_RTT = 0x10;
    private static final int HANDSHAKE = 0x20;

    private EarlyData() {}

    /** Cuts the datagram where the first of them begins; false: nothing is left of it. */
    static boolean cutFrom(DatagramPacket datagram) {
        ByteBuffer in = ByteBuffer.wrap(datagram.getData(), datagram.getOffset(), datagram.getLength())
                .slice();
        try {
            while (in.hasRemaining()) {
                int at = in.position();
                int first = in.get(at);
                int type = first & TYPE;
                if ((first & LONG_HEADER) == 0 || (type != INITIAL && type != ZERO_RTT && type != HANDSHAKE)) {
                    return true; // nothing of a handshake follows
                }
                if (type == ZERO_RTT) {
                    datagram.setLength(at);
                    return at > 0;
                }
                InitialProbe.next(in, type == INITIAL);
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            return true; // broken, as kwik will find out
        }
        return true;
    }
}
