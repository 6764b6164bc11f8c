package chat.scp.quic.kwik;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
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

    private static final System.Logger LOG = System.getLogger(CongestionFloor.class.getName());

    private CongestionFloor() {}

    /** Returns whether kwik let itself be told. */
    static boolean raise(QuicConnection connection) {
        try {
            Object controller = controller(connection);
            Field floor = controller.getClass().getDeclaredField("kMinimumWindow");
            floor.setAccessible(true);
            floor.setInt(controller, Math.max(BYTES, floor.getInt(controller)));
            return true;
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "kwik's smallest congestion window stays as it is", e);
            return false;
        }
    }

    static Object controller(QuicConnection connection) throws ReflectiveOperationException {
        return call(call(connection, "getSender"), "getCongestionController");
    }

    private static Object call(Object on, String name) throws ReflectiveOperationException {
        for (Class<?> type = on.getClass(); type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals(name) && method.getParameterCount() == 0) {
                    method.setAccessible(true);
                    return method.invoke(on);
                }
            }
        }
        throw new NoSuchMethodException(name);
    }
}
