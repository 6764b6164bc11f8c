package chat.scp.quic.kwik;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.net.DatagramPacket;
import org.junit.jupiter.api.Test;

final class TrafficTest {
    private final Traffic traffic = new Traffic();
    private final DatagramPacket datagram = new DatagramPacket(new byte[10], 10);

    @Test
    void theLastDatagramIsRepeatedEachTimeLaterUntilSomethingComes() {
        assertNull(traffic.due(0));
        traffic.sent(new DatagramPacket(new byte[1], 1), 1_000);
        traffic.sent(datagram, 1_000);
        long after = Traffic.PATIENCE_NANOS;
        for (int i = 0; i < Traffic.MAX_REPEATS; i++, after *= 2) {
            assertNull(traffic.due(1_000 + after - 1));
            assertSame(datagram, traffic.due(1_000 + after));
        }
        assertNull(traffic.due(Long.MAX_VALUE));
        traffic.received(77);
        traffic.sent(datagram, 5);
        assertSame(datagram, traffic.due(5 + Traffic.PATIENCE_NANOS));
        traffic.received(23);
        assertNull(traffic.due(Long.MAX_VALUE));
        assertEquals(100, traffic.bytesReceived());
    }
}
