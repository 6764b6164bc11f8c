package chat.scp.quic.kwik;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class LazyTimerTest {
    private static final int MILLIS = 30;

    private final Workers workers = new Workers();
    private final LazyTimer timer = new LazyTimer(workers, () -> {});
    private final long begin = System.nanoTime();

    @AfterEach
    void close() {
        timer.shutdown();
        workers.close();
    }

    private long millisSinceBegin() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    private Future<?> set(long millis, Runnable task) {
        return timer.schedule(task, millis, TimeUnit.MILLISECONDS);
    }

    private void await(CountDownLatch rung) throws InterruptedException {
        assertTrue(rung.await(20, TimeUnit.SECONDS));
    }

    @Test
    void itRingsWhenItWasSetToAtLastAndOnlyThen() throws Exception {
        AtomicInteger early = new AtomicInteger();
        CountDownLatch rung = new CountDownLatch(1);
        Future<?> last = set(1, early::incrementAndGet);
        for (int i = 0; i < 1_000; i++) {
            last.cancel(false);
            last = set(MILLIS, early::incrementAndGet);
        }
        last.cancel(false);
        set(2 * MILLIS, rung::countDown);
        await(rung);
        assertTrue(millisSinceBegin() >= 2 * MILLIS);
        assertEquals(0, early.get());
        assertEquals(0, timer.getPoolSize(), "no thread of its own");
    }

    @Test
    void itRingsSoonerWhenItIsSetSooner() throws Exception {
        CountDownLatch rung = new CountDownLatch(1);
        set(1_000_000, () -> {}).cancel(false);
        set(MILLIS, rung::countDown);
        await(rung);
    }

    @Test
    void whatIsCancelledAsItRingsIsSetAnewFromWithin() throws Exception {
        CountDownLatch rung = new CountDownLatch(2);
        Future<?>[] last = new Future<?>[1];
        last[0] = set(MILLIS, () -> {
            rung.countDown();
            last[0].cancel(false); // as kwik does
            set(1, rung::countDown);
        });
        await(rung);
    }

    @Test
    void oneRingAtATime() throws Exception {
        AtomicInteger under = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch rung = new CountDownLatch(2);
        CountDownLatch first = new CountDownLatch(1);
        Runnable slow = () -> {
            most.accumulateAndGet(under.incrementAndGet(), Math::max);
            first.countDown();
            try {
                Thread.sleep(MILLIS); // the second is due meanwhile, and must not begin
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            under.decrementAndGet();
            rung.countDown();
        };
        set(0, slow);
        await(first);
        set(0, slow);
        await(rung);
        assertEquals(1, most.get());
    }

    @Test
    void twoAtOnceRingAsWell() throws Exception {
        CountDownLatch rung = new CountDownLatch(2);
        set(MILLIS, rung::countDown);
        set(1, rung::countDown);
        await(rung);
        assertTrue(millisSinceBegin() >= MILLIS);
    }

    @Test
    void itRingsAgainAndAgainUntilItIsCancelled() throws Exception {
        CountDownLatch rung = new CountDownLatch(3);
        AtomicInteger rings = new AtomicInteger();
        Runnable ring = () -> {
            rings.incrementAndGet();
            rung.countDown();
        };
        Future<?> each = timer.scheduleAtFixedRate(ring, MILLIS, MILLIS, TimeUnit.MILLISECONDS);
        await(rung);
        assertTrue(millisSinceBegin() >= 3 * MILLIS);
        each.cancel(false);
        CountDownLatch later = new CountDownLatch(1);
        set(2 * MILLIS, later::countDown);
        int before = rings.get();
        await(later);
        assertTrue(rings.get() <= before + 1, "one may have been under way");
        assertEquals(0, timer.getPoolSize(), "no thread of its own");
    }

    @Test
    void shutDownItDoesNotRing() throws Exception {
        AtomicInteger rings = new AtomicInteger();
        Future<?> set = set(MILLIS, rings::incrementAndGet);
        timer.shutdown();
        assertTrue(set.isCancelled());
        LazyTimer other = new LazyTimer(workers, () -> {});
        CountDownLatch later = new CountDownLatch(1);
        other.schedule(later::countDown, 2 * MILLIS, TimeUnit.MILLISECONDS);
        await(later);
        assertEquals(0, rings.get());
        assertFalse(other.isShutdown());
    }
}
