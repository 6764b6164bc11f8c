package chat.scp.quic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class LoopTest {
    private static final int LENDERS = 6;
    private static final int TASKS = 20_000;

    private final Loop loop = new Loop("test");

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void whoLendsHisThreadRunsTheTaskHimself() {
        List<Thread> runners = new ArrayList<>();
        loop.lend(() -> {
            assertTrue(loop.isCurrent());
            runners.add(Thread.currentThread());
            loop.execute(() -> runners.add(Thread.currentThread())); // what comes meanwhile, too
        });
        assertEquals(List.of(Thread.currentThread(), Thread.currentThread()), runners);
        assertFalse(loop.isCurrent());
    }

    @Test
    void aLenderDoesNotWaitForWhatAnotherDoes() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        List<String> order = new ArrayList<>();
        loop.execute(() -> {
            begun.countDown();
            awaitQuietly(goOn);
            order.add("first");
        });
        begun.await();
        loop.lend(() -> order.add("second"));
        loop.lend(done::countDown);
        assertEquals(1, done.getCount());
        goOn.countDown();
        done.await();
        assertEquals(List.of("first", "second"), order);
    }

    /** One at a time, each once, and what one thread handed over in its order; timers come all the same. */
    @Test
    void manyLendersTakeTurns() throws Exception {
        int[] next = new int[LENDERS];
        int[] inside = {0};
        AtomicInteger left = new AtomicInteger(LENDERS * TASKS);
        AtomicInteger wrong = new AtomicInteger();
        CountDownLatch allDone = new CountDownLatch(1);
        CountDownLatch timers = new CountDownLatch(50);
        loop.execute(() -> again(timers));
        for (int lender = 0; lender < LENDERS; lender++) {
            int number = lender;
            Thread thread = new Thread(() -> {
                for (int i = 0; i < TASKS; i++) {
                    int expected = i;
                    Runnable task = () -> {
                        boolean right = inside[0]++ == 0 && next[number]++ == expected && loop.isCurrent();
                        inside[0]--;
                        if (!right) {
                            wrong.incrementAndGet();
                        }
                        if (left.decrementAndGet() == 0) {
                            allDone.countDown();
                        }
                    };
                    if (i % 3 == 0) {
                        loop.execute(task);
                    } else {
                        loop.lend(task);
                    }
                }
            });
            thread.setDaemon(true);
            thread.start();
        }
        assertTrue(allDone.await(50, TimeUnit.SECONDS), () -> left + " tasks are left");
        assertEquals(0, wrong.get());
        assertTrue(timers.await(10, TimeUnit.SECONDS), () -> timers.getCount() + " timers are left");
    }

    private void again(CountDownLatch timers) {
        timers.countDown();
        loop.at(loop.nowNanos() + 10_000, () -> again(timers));
    }

    @Test
    void aTimerThatALenderSetIsNotOverslept() throws Exception {
        CountDownLatch rang = new CountDownLatch(1);
        CountDownLatch far = new CountDownLatch(1);
        loop.execute(() -> {
            loop.at(loop.nowNanos() + TimeUnit.HOURS.toNanos(1), far::countDown);
        });
        loop.lend(() -> loop.at(loop.nowNanos() + 1_000_000, rang::countDown));
        assertTrue(rang.await(10, TimeUnit.SECONDS));
        assertEquals(1, far.getCount());
    }

    @Test
    void anErrorOfALenderLeavesTheLoopAlive() throws Exception {
        AssertionError error = new AssertionError("on purpose");
        assertSame(
                error,
                assertThrows(
                        AssertionError.class,
                        () -> loop.lend(() -> {
                            throw error;
                        })));
        CountDownLatch ran = new CountDownLatch(1);
        loop.execute(ran::countDown);
        assertTrue(ran.await(10, TimeUnit.SECONDS));
    }

    @Test
    void nothingRunsAfterTheEnd() throws Exception {
        CountDownLatch ran = new CountDownLatch(1);
        loop.execute(ran::countDown);
        loop.close();
        assertTrue(ran.await(10, TimeUnit.SECONDS));
        List<String> late = new ArrayList<>();
        loop.lend(() -> late.add("lent"));
        loop.execute(() -> late.add("posted"));
        assertEquals(List.of(), late);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
