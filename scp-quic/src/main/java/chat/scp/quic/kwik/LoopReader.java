package chat.scp.quic.kwik;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Reads one stream on the loop, when there is something to read. kwik's streams only wait, which takes a thread for each of
 * them and wakes it for each frame; a loop that has much to do is awake anyway. Decision 25
 *
 * <p>Theory of operation. What has been received is in a buffer of kwik's stream. In its place stands this, which
 * hands on what the buffer is asked, tells the loop when something was added, and ends a read that would wait with
 * {@link Nothing}. Who waits in vain is interrupted by kwik, when the stream is reset and when the connection is gone; here a
 * thread that never runs is what kwik interrupts.
 */
final class LoopReader {
    private static final int READ_BYTES = 16 * 1024;

    /** After so much it is the turn of others. */
    private static final int TURN_BYTES = 4 * READ_BYTES;

    private static final ThreadLocal<byte[]> READ = ThreadLocal.withInitial(() -> new byte[READ_BYTES]);

    private final KwikStream stream;
    private final InputStream in;
    private final Object buffer;
    private final Field waiting;
    private final Field aborted;
    private final Field reset;
    private final Thread bell = new Bell(this::post);
    private final AtomicBoolean posted = new AtomicBoolean();
    /** kwik would count the end of a stream again. */
    private boolean over;

    private LoopReader(KwikStream stream, InputStream in, Object buffer) throws ReflectiveOperationException {
        this.stream = stream;
        this.in = in;
        this.buffer = buffer;
        waiting = Insides.field(in.getClass(), "blockingReaderThread");
        aborted = Insides.field(in.getClass(), "aborted");
        reset = Insides.field(in.getClass(), "reset");
    }

    /** Begins to read; on any thread. False: kwik did not let itself be told. */
    static boolean begin(KwikStream stream, InputStream in) {
        try {
            Field received = Insides.field(in.getClass(), "receiveBuffer");
            Class<?>[] types = {received.getType()};
            LoopReader reader = new LoopReader(stream, in, received.get(in));
            Object between = Proxy.newProxyInstance(in.getClass().getClassLoader(), types, reader::asked);
            synchronized (Insides.field(in, "addMonitor")) { // whoever adds does so before, or to this
                received.set(in, between);
            }
            reader.post();
            return true;
        } catch (ReflectiveOperationException | RuntimeException e) {
            Insides.closed("kwik needs a thread to read each stream", e);
            return false;
        }
    }

    private @Nullable Object asked(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Object answer;
        try {
            answer = method.invoke(buffer, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        if (method.getName().equals("add")) {
            post();
        } else if (method.getName().equals("read") && Integer.valueOf(0).equals(answer)) {
            throw new Nothing();
        }
        return answer;
    }

    private void post() {
        if (posted.compareAndSet(false, true)) {
            stream.post(this::look);
        }
    }

    // ---- on the loop

    private void look() {
        posted.set(false);
        try {
            if (!over && (readTurn() || wasRung())) {
                post();
            }
            stream.sendSoon(); // that there is more room
        } catch (IOException e) {
            over = true;
            stream.readingEnded(false); // reset, closed here, or the connection ended: kwik does not say which
        }
    }

    /** Returns whether there may be more. */
    private boolean readTurn() throws IOException {
        byte[] bytes = READ.get();
        try {
            for (int had = 0; had < TURN_BYTES; ) {
                int read = in.read(bytes);
                if (read < 0) {
                    over = true;
                    stream.readingEnded(true);
                    return false;
                }
                stream.received(Arrays.copyOf(bytes, read));
                had += read;
            }
            return true;
        } catch (Nothing e) {
            return false;
        }
    }

    /** Puts the bell where kwik finds it; returns whether it wanted to ring before. */
    private boolean wasRung() {
        try {
            waiting.set(in, bell);
            return aborted.getBoolean(in) || reset.getBoolean(in);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e); // they were accessible at the beginning
        }
    }

    /** There is nothing to read by now. */
    private static final class Nothing extends RuntimeException {
        private static final long serialVersionUID = 1;

        Nothing() {
            super(null, null, false, false); // nobody looks at where it came from
        }
    }
}
