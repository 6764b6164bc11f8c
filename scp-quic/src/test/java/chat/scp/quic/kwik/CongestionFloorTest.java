package chat.scp.quic.kwik;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tech.kwik.core.QuicClientConnection;
import tech.kwik.core.log.NullLogger;

final class CongestionFloorTest {
    private static final int LOSSES = 10;

    @Test
    void afterManyLossesThereIsAsMuchInFlightAsAtTheBeginning() throws Exception {
        QuicClientConnection connection = QuicClientConnection.newBuilder()
                .uri(new URI("scp://127.0.0.1:4433"))
                .applicationProtocol("test")
                .logger(new NullLogger())
                .build();
        assertTrue(
                windowAfterLosses(connection) < CongestionFloor.BYTES,
                "kwik has learnt it: this is of no use any more");
        assertTrue(CongestionFloor.raise(connection));
        assertEquals(CongestionFloor.BYTES, windowAfterLosses(connection));
    }

    private static long windowAfterLosses(QuicClientConnection connection) throws Exception {
        Object controller = CongestionFloor.controller(connection);
        Method lost = controller.getClass().getDeclaredMethod("fireCongestionEvent", Instant.class);
        lost.setAccessible(true);
        for (int i = 0; i < LOSSES; i++) {
            // A packet that was sent after the last loss was noticed: else it counts as the same one.
            lost.invoke(controller, Instant.now().plusSeconds(i + 1));
        }
        return (long) controller.getClass().getMethod("getWindowSize").invoke(controller);
    }
}
