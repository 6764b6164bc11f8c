package chat.scp.quic.kwik;

import java.lang.reflect.Method;
import java.util.function.BooleanSupplier;
import tech.kwik.core.QuicConnection;

/** Whether a connection of kwik has sent something that is not acknowledged, nor known to be lost. */
final class InFlight implements BooleanSupplier {
    private final Object controller;
    private final Method bytes;

    private InFlight(Object controller, Method bytes) {
        this.controller = controller;
        this.bytes = bytes;
    }

    /** Where kwik does not tell, nothing is. */
    static BooleanSupplier of(QuicConnection connection) {
        try {
            Object controller = CongestionFloor.controller(connection);
            return new InFlight(controller, Insides.method(controller.getClass(), "getBytesInFlight"));
        } catch (ReflectiveOperationException | RuntimeException e) {
            Insides.closed("kwik does not tell whether something is in flight", e);
            return () -> false;
        }
    }

    @Override
    public boolean getAsBoolean() {
        try {
            return (long) bytes.invoke(controller) > 0;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e); // it was accessible at the beginning
        }
    }
}
