package chat.scp.quic.kwik;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.util.concurrent.atomic.AtomicBoolean;
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

    @Test
    void whatComesMayBeAboutSomethingOlder() {
        AtomicBoolean inFlight = new AtomicBoolean(true);
        traffic.inFlight(inFlight::get);
        traffic.sent(datagram, 1_000);
        traffic.received(10);
        assertNull(traffic.due(2_000));
        assertNull(traffic.due(2_000 + Traffic.PATIENCE_NANOS - 1));
        assertSame(datagram, traffic.due(2_000 + Traffic.PATIENCE_NANOS));
        traffic.received(10);
        inFlight.set(false);
        assertNull(traffic.due(Long.MAX_VALUE / 2));
        inFlight.set(true);
        assertNull(traffic.due(Long.MAX_VALUE), "it was acknowledged");
    }

    @Test
    void whatWasGivenHasLeftWhenAsMuchOfItAndItsPacketsHasBeenSeen() {
        assertTrue(traffic.haveLeft());
        traffic.given(100);
        traffic.sent(new DatagramPacket(new byte[60], 60), 1);
        assertFalse(traffic.haveLeft(), "mostly a header");
        traffic.given(300);
        traffic.sent(new DatagramPacket(new byte[350], 350), 2);
        assertFalse(traffic.haveLeft(), "40 of the first packet are not all that there was");
        traffic.sent(new DatagramPacket(new byte[65], 65), 3);
        assertTrue(traffic.haveLeft());
        traffic.sent(new DatagramPacket(new byte[900], 900), 4);
        traffic.given(10);
        assertFalse(traffic.haveLeft(), "what left before it was given was something else");
    }
}
