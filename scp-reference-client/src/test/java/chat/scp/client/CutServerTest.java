package chat.scp.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients with outboxes send into one room all the time, while the server ends and begins again.
 * -DextraTestArgs=-Dscp.restart.rounds=10 for more.
 */
@Timeout(value = 20L * 60, unit = TimeUnit.SECONDS)
class CutServerTest {
    private static final int ROUNDS = Integer.getInteger("scp.restart.rounds", 2);
    private static final int CLIENTS = 4;

    @TempDir
    Path dir;

    @Spec({"6.1-3", "6.1-8", "6.3-1", "6.3-2"})
    @Test
    void nothingStoredIsMissingNothingIsTwiceAndOrderIsKept() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (TestServer server = new TestServer(dir);
                Crowd crowd = new Crowd()) {
            for (int i = 1; i <= CLIENTS; i++) {
                String name = "sender" + i;
                crowd.join(server.options(name).withDirectory(dir.resolve(name)));
            }
            crowd.begin();
            for (int round = 0; round < ROUNDS; round++) {
                TimeUnit.MILLISECONDS.sleep(500 + random.nextInt(500)); // how long it runs, which is what is tested
                List<Integer> before = crowd.logins();
                server.stop();
                TimeUnit.MILLISECONDS.sleep(random.nextInt(300)); // and how long it is away
                server.start();
                crowd.awaitLoginsAfter(before);
            }
            crowd.end();
            int all = crowd.check("seed " + seed);
            assertTrue(all > 100, "only " + all);
        }
    }
}
