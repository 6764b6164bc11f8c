package chat.scp.quic.kwik;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import tech.kwik.core.QuicConnection;
import tech.kwik.core.QuicStream;

class OpenerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int WAIT_SECONDS = 60;

    private final AtomicBoolean stuck = new AtomicBoolean();
    private final CountDownLatch lost = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    @Test
    void theConnectionIsGivenUpWhenKwikOpensNoStream() throws Exception {
        try (Workers workers = new Workers()) {
            InvocationHandler refuses = (proxy, method, arguments) -> {
                throw new IOException("not connected");
            };
            opener(workers, refuses).open(false, stream -> opened.countDown());
            assertTrue(lost.await(WAIT_SECONDS, TimeUnit.SECONDS));
            assertTrue(opened.getCount() > 0 && !stuck.get());
        }
    }

    @Test
    void itIsKeptWhenKwikOpensOne() throws Exception {
        try (Workers workers = new Workers()) {
            QuicStream stream = proxy(QuicStream.class, (proxy, method, arguments) -> null);
            opener(workers, (proxy, method, arguments) -> stream).open(false, ready -> opened.countDown());
            assertTrue(opened.await(WAIT_SECONDS, TimeUnit.SECONDS));
            assertFalse(lost.await(
                    2 * Opener.ENDS_BY_ITSELF.toMillis(), TimeUnit.MILLISECONDS)); // silence has to be listened to
        }
    }

    @Test
    void anInterruptThatWasMeantForSomebodyElseLosesNoStream() throws Exception {
        try (Workers workers = new Workers()) {
            QuicStream stream = proxy(QuicStream.class, (proxy, method, arguments) -> null);
            AtomicBoolean interrupted = new AtomicBoolean();
            InvocationHandler secondTime = (proxy, method, arguments) -> {
                if (interrupted.compareAndSet(false, true)) {
                    throw new IllegalStateException("as kwik does when it is interrupted");
                }
                return stream;
            };
            opener(workers, secondTime).open(false, ready -> opened.countDown());
            assertTrue(opened.await(WAIT_SECONDS, TimeUnit.SECONDS));
        }
    }

    private Opener opener(Workers workers, InvocationHandler connection) {
        return new Opener(
                proxy(QuicConnection.class, connection), workers, PATIENCE, text -> stuck.set(true), lost::countDown);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
