package chat.scp.quic.kwik;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.quic.Await;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class BirthsTest {
    private final Births births = new Births();
    private final ExecutorService making = Executors.newSingleThreadExecutor();
    private final ExecutorService sending = Executors.newSingleThreadExecutor();
    private final CountDownLatch begun = new CountDownLatch(1);
    private volatile Thread sender = Thread.currentThread();
    private volatile boolean writtenDown;

    @AfterEach
    void stop() {
        making.shutdownNow();
        sending.shutdownNow();
    }

    @Test
    void nobodyWaitsWhereNothingIsMade() {
        births.await();
    }

    @Test
    void whoAnswersWaitsUntilItsConnectionIsWrittenDown() throws Exception {
        making.execute(this::make);
        begun.await();
        Future<Boolean> answer = answer();
        Await.until(() -> "it to wait", () -> sender.getState() == Thread.State.TIMED_WAITING);
        writtenDown = true; // and the thread waits for the next newcomer
        assertTrue(answer.get(10, TimeUnit.SECONDS));
    }

    @Test
    void theNextOfTheSameThreadTellsThatTheLastIsWrittenDown() throws Exception {
        making.execute(() -> {
            make();
            births.told("Parsed packet with size 1200; 0 bytes left.");
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        });
        begun.await();
        Future<Boolean> answer = answer();
        Await.until(() -> "it to wait", () -> sender.getState() == Thread.State.TIMED_WAITING);
        births.told("what another thread says does not count");
        writtenDown = true;
        assertTrue(answer.get(10, TimeUnit.SECONDS));
    }

    private void make() {
        births.told("Creating new connection with version 1 for odcid 00");
        begun.countDown();
        while (!writtenDown) {
            Thread.onSpinWait();
        }
    }

    private Future<Boolean> answer() {
        return sending.submit(() -> {
            sender = Thread.currentThread();
            births.await();
            return writtenDown;
        });
    }
}
