package chat.scp.quic.kwik;

import java.net.DatagramPacket;

/** Looks into an Initial packet before kwik does. */
final class InitialProbe {
    private InitialProbe() {}

    static boolean isHarmless(DatagramPacket initial) {
        return initial.getLength() > 0;
    }
}
