package chat.scp.quic.kwik;

import java.lang.reflect.Field;
import tech.kwik.core.QuicConnection;

/**
 * What kwik may have in flight is halved at each loss, down to two packets. A chat sends many small packets; where two of a hundred get
 * lost it is always at that floor, whatever the way has room for, and messages wait for a round trip before they leave. So
 * the floor is raised to what every connection may begin with: who came anew would have as much. RFC 9002 §7.2
 *
 * <p>kwik has no option for it. Where its insides are closed, as on a module path without {@code --add-opens}, nothing changes.
 */
final class CongestionFloor {
    /** Ten packets of 1,200 bytes. */
    static final int BYTES = 12_000;

    private CongestionFloor() {}

    /** Returns whether kwik let itself be told. */
    static boolean raise(QuicConnection connection) {
        try {
            Object controller = controller(connection);
            Field floor = Insides.field(controller.getClass(), "kMinimumWindow");
            floor.setInt(controller, Math.max(BYTES, floor.getInt(controller)));
            return true;
        } catch (ReflectiveOperationException | RuntimeException e) {
            Insides.closed("kwik's smallest congestion window stays as it is", e);
            return false;
        }
    }

    static Object controller(QuicConnection connection) throws ReflectiveOperationException {
        return Insides.call(Insides.call(connection, "getSender"), "getCongestionController");
    }
}
