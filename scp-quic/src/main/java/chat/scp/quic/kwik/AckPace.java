package chat.scp.quic.kwik;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.kwik.core.QuicConnection;

/**
 * When one connection of kwik acknowledges: with the next data that is written, or every fourth packet (a millisecond later, if
 * it has been writing), or after 20 ms, and at once while packets are missing. By itself kwik acknowledges every second packet
 * with one of its own, whatever else it sends, and asks for an acknowledgement of that, which the peer gives with a packet of its
 * own. RFC 9000 §13.2, decision 24
 *
 * <p>Theory of operation. kwik's generator of acknowledgements tells kwik's sender by when one is due. In between stands this.
 * Where kwik's insides are closed, as on a module path, it does not. Thread-safe, as kwik locks its generator.
 */
final class AckPace {
    /** kwik wants an acknowledgement at once when a second packet has come: every other time it has to wait. */
    private static final int SECOND_PACKETS = 2;

    private static final int LATER_MILLIS = 20;

    /** Who talks is about to say something, which takes the acknowledgement along. */
    private static final int SOON_MILLIS = 1;

    /** So long after the last packet that is to be acknowledged, kwik may ask for an acknowledgement of acknowledgements. */
    private static final long ASK_AFTER_MILLIS = 1_000;

    private final Object sender;
    private final Object generator;
    private final Field ranges;
    private int due;
    /** Whether data was written since the last fourth packet. */
    private volatile boolean talks;

    private volatile @Nullable Runnable ackNow;

    private AckPace(Object sender, Object generator) throws ReflectiveOperationException {
        this.sender = sender;
        this.generator = generator;
        ranges = Insides.field(generator.getClass(), "rangesToAcknowledge");
    }

    /** Null: kwik did not let itself be told. */
    static @Nullable AckPace of(QuicConnection connection) {
        try {
            Object sender = Insides.call(connection, "getSender");
            Object acks = Insides.call(sender, "getGlobalAckGenerator");
            Object[] generators = (Object[]) Insides.field(acks, "ackGenerators");
            Object ofData = generators[generators.length - 1]; // the others are of the handshake
            AckPace pace = new AckPace(sender, ofData);
            Field told = Insides.field(ofData.getClass(), "sender");
            Class<?>[] types = {told.getType()};
            told.set(ofData, Proxy.newProxyInstance(sender.getClass().getClassLoader(), types, pace::told));
            return pace;
        } catch (ReflectiveOperationException | RuntimeException e) {
            Insides.closed("kwik acknowledges as it does", e);
            return null;
        }
    }

    /** Data is about to be written: what is to be acknowledged goes along. */
    void withData() {
        talks = true;
        Runnable now = ackNow;
        if (now != null) {
            ackNow = null;
            now.run();
        }
    }

    private @Nullable Object told(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (arguments != null && method.getName().equals("sendAck")) {
            arguments[1] = pace((int) arguments[1]);
            Object space = arguments[0];
            ackNow = () -> askFor(method, space);
        }
        Object result = call(method, arguments);
        return result instanceof Instant last && method.getName().equals("lastAckElicitingSent") ? later(last) : result;
    }

    private int pace(int delayMillis) throws IllegalAccessException {
        boolean fourth = delayMillis == 0 && ++due % SECOND_PACKETS == 0;
        if (((List<?>) ranges.get(generator)).size() > 1) {
            return 0; // packets are missing
        }
        if (!fourth) {
            return LATER_MILLIS;
        }
        boolean talked = talks;
        talks = false;
        return talked ? SOON_MILLIS : 0;
    }

    private void askFor(Method sendAck, Object space) {
        try {
            call(sendAck, space, 0);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** kwik asks when this was some round trips ago, which near by is always. */
    private static Instant later(Instant last) {
        Instant now = Instant.now();
        return last.isBefore(now.minusMillis(ASK_AFTER_MILLIS)) ? last : now;
    }

    private @Nullable Object call(Method method, Object @Nullable ... arguments) throws Throwable {
        try {
            return method.invoke(sender, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
