package chat.scp.quic.kwik;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import chat.scp.quic.Await;
import chat.scp.quic.testing.TimedLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With a sender that has kwik's names and its loop, since kwik's own shows by chance only what is asked here. */
@Timeout(60)
final class PromptSenderTest {
    private final Workers workers = new Workers();
    private final TimedLoop loop = new TimedLoop("test-loop");
    private final Connection connection = new Connection();
    private PromptSender prompt;

    @BeforeEach
    void takeOver() throws Exception {
        connection.sender.senderThread.start();
        connection.request();
        Await.until(() -> "kwik's thread to begin", () -> connection.sender.sent.get() == 1);
        Thread replaced = connection.sender.senderThread;
        prompt = PromptSender.of(connection, workers, loop);
        assertNotNull(prompt);
        replaced.join();
        Await.until(() -> "the last of kwik's thread", () -> !connection.sender.signalled);
    }

    @AfterEach
    void close() {
        workers.close();
        loop.close();
    }

    /** Until the thread that takes over is through, a request is left to it. */
    private void untilItSendsAtOnce() {
        Await.until(() -> "it to send at once", () -> {
            connection.request();
            prompt.send();
            return !connection.sender.signalled && connection.sender.by == Thread.currentThread();
        });
    }

    @Test
    void whoHasSomethingToSendSendsIt() {
        untilItSendsAtOnce();
        int before = connection.sender.sent.get();
        connection.request();
        prompt.send();
        assertEquals(before + 1, connection.sender.sent.get());
        prompt.send();
        assertEquals(before + 1, connection.sender.sent.get(), "nothing was to be sent");
    }

    @Test
    void whatADatagramGivesToSendFollowsIt() {
        untilItSendsAtOnce();
        int before = connection.sender.sent.get();
        List<String> did = new ArrayList<>();
        connection.postProcessingActions.add(() -> did.add("after the datagram"));
        connection.request();
        connection.datagramActedOn();
        assertEquals(List.of("after the datagram"), did);
        assertEquals(0, connection.postProcessingActions.size());
        assertEquals(before + 1, connection.sender.sent.get());
        assertSame(Thread.currentThread(), connection.sender.by);
    }

    @Test
    void oneAtATimeAndNothingIsLeft() throws Exception {
        untilItSendsAtOnce();
        int threads = 4;
        int requests = 2_000;
        CountDownLatch done = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            workers.run(() -> {
                for (int request = 0; request < requests; request++) {
                    connection.request();
                    prompt.send();
                }
                done.countDown();
            });
        }
        done.await();
        assertFalse(connection.sender.signalled);
        assertEquals(1, connection.sender.most.get());
    }

    @Test
    void whatIsToBeSentLaterIsSentThen() {
        untilItSendsAtOnce();
        connection.sender.later = 5;
        connection.request();
        prompt.send();
        Await.until(() -> "the clock", () -> connection.sender.later == 0);
    }

    @Test
    void whatNobodySentIsFound() {
        untilItSendsAtOnce();
        connection.request();
        prompt.lookForOverlooked();
        assertEquals(true, connection.sender.signalled, "somebody may be about to");
        prompt.lookForOverlooked();
        Await.until(() -> "it to be sent", () -> !connection.sender.signalled);
    }

    @Test
    void aFaultEndsTheConnection() {
        untilItSendsAtOnce();
        connection.sender.fault = new IllegalStateException("no keys");
        connection.request();
        prompt.send();
        assertSame(connection.sender.fault, connection.aborted);
        assertEquals(1, connection.sender.ends.get());
    }

    @Test
    void theLastWordsAreSentAndThenItEndsOnce() {
        untilItSendsAtOnce();
        connection.request();
        int before = connection.sender.sent.get();
        connection.sender.shutdown();
        assertEquals(before + 1, connection.sender.sent.get());
        assertEquals(1, connection.sender.ends.get());
        connection.request();
        prompt.send();
        assertEquals(1, connection.sender.ends.get());
        assertEquals(before + 1, connection.sender.sent.get());
    }

    // ---- named as in kwik

    static final class Connection {
        final List<Runnable> postProcessingActions = new ArrayList<>();
        private final Sender sender = new Sender();
        private Throwable aborted;

        @SuppressWarnings("unused") // reflection
        Sender getSender() {
            return sender;
        }

        @SuppressWarnings("unused") // reflection
        void abortConnection(Throwable fault) {
            aborted = fault;
            sender.shutdown();
        }

        void request() {
            sender.wakeUpSenderLoop();
        }

        void datagramActedOn() {
            postProcessingActions.forEach(Runnable::run);
            postProcessingActions.clear();
        }
    }

    static final class Sender {
        private static final long NOTHING = 5_000;

        private final Thread senderThread = new Thread(this::sendLoop, "sender");
        private final Object condition = new Object();
        private final AtomicInteger sent = new AtomicInteger();
        private final AtomicInteger under = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final AtomicInteger ends = new AtomicInteger();
        private volatile boolean signalled;
        private volatile boolean running;
        private volatile boolean stopping;
        private volatile long later;
        private volatile RuntimeException fault;
        private volatile Thread by;

        void shutdown() {
            stopping = true;
            senderThread.interrupt();
        }

        void wakeUpSenderLoop() {
            synchronized (condition) {
                signalled = true;
                condition.notifyAll();
            }
        }

        private void sendLoop() {
            running = true;
            while (running) {
                doLoopIteration();
            }
            if (stopping) {
                ends.incrementAndGet();
            }
        }

        void doLoopIteration() {
            synchronized (condition) {
                try {
                    if (!signalled) {
                        condition.wait(determineMaximumWaitTime());
                    }
                    signalled = false;
                } catch (InterruptedException e) {
                    // It is about to end.
                }
            }
            if (stopping) {
                running = false;
            } else if (fault != null) {
                throw fault;
            }
            most.accumulateAndGet(under.incrementAndGet(), Math::max);
            by = Thread.currentThread();
            sent.incrementAndGet();
            if (Thread.currentThread().getName().equals("test-loop")) {
                later = 0;
            }
            under.decrementAndGet();
        }

        long determineMaximumWaitTime() {
            return later == 0 ? NOTHING : later;
        }
    }
}
