package chat.scp.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.client.demo.Cable;
import chat.scp.client.storage.WhenFull;
import chat.scp.quic.tls.ServerTrusts;
import chat.scp.server.ServerMain;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server's process is killed with kill -9, and each client's network is out for a while, while clients with outboxes
 * send all the time. -DextraTestArgs=-Dscp.server.kills=10 for more.
 */
@Timeout(value = 20L * 60, unit = TimeUnit.SECONDS)
class KilledServerTest {
    private static final int KILLS = Integer.getInteger("scp.server.kills", 2);
    private static final int CLIENTS = 4;
    private static final String SILENCE = "2 s";
    private static final int LONGEST_CUT_MILLIS = 4_000;
    private static final String PLENTY = "1000000 in 1 s";

    @TempDir
    Path dir;

    private final List<Cable> cables = new ArrayList<>();
    private int port;

    @AfterEach
    void close() {
        cables.forEach(Cable::close);
    }

    private RunningProgram server() throws Exception {
        RunningProgram server = RunningProgram.start(
                ServerMain.class,
                "--open",
                "--set",
                "engine=kwik",
                "--data",
                dir.resolve("server").toString(),
                "--listen",
                "127.0.0.1:" + port,
                "--set",
                "limits.idle=" + SILENCE,
                "--set",
                "rates.messages=" + PLENTY,
                "--set",
                "rates.marks=" + PLENTY,
                "--set",
                "rates.logins=" + PLENTY);
        String told = server.await("listening on ");
        port = Integer.parseInt(told.substring(told.lastIndexOf(':') + 1));
        return server;
    }

    private ChatClientOptions options(String name) throws Exception {
        Cable cable = new Cable(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        cables.add(cable);
        return ChatClientOptions.of("127.0.0.1:" + cable.port(), name)
                .withTrust(ServerTrusts.insecure())
                .withDirectory(dir.resolve(name))
                .withDeadline(Duration.ofSeconds(120)) // who sends waits for room meanwhile
                .withOutboxLimit(1_000, 1024 * 1024, WhenFull.WAIT)
                .withBackoff(Duration.ofMillis(50), Duration.ofMillis(500));
    }

    @Spec({"6.1-3", "6.1-8", "6.3-1", "6.3-2"})
    @Test
    void nothingStoredIsMissingNothingIsTwiceAndOrderIsKept() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        RunningProgram server = server();
        try (Crowd crowd = new Crowd()) {
            for (int i = 1; i <= CLIENTS; i++) {
                crowd.join(options("sender" + i));
            }
            crowd.begin();
            for (int kill = 0; kill < KILLS; kill++) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(1_000)); // how long it runs, which is what is tested
                List<CompletableFuture<?>> cuts = new ArrayList<>();
                for (Cable cable : cables) {
                    cuts.add(cut(cable, random.nextInt(1_000), random.nextInt(LONGEST_CUT_MILLIS)));
                }
                TimeUnit.MILLISECONDS.sleep(random.nextInt(1_000));
                List<Integer> before = crowd.logins();
                server.kill();
                server = server();
                CompletableFuture.allOf(cuts.toArray(new CompletableFuture<?>[0]))
                        .get(30, TimeUnit.SECONDS);
                crowd.awaitLoginsAfter(before);
            }
            crowd.end();
            int all = crowd.check("seed " + seed);
            assertTrue(all > 100, "only " + all);
            System.out.println(all + " messages of " + CLIENTS + " clients, " + KILLS + " kills of the server");
        } finally {
            server.close();
        }
    }

    /** One after the other, however busy the machine is: else the cable might stay out. */
    private static CompletableFuture<?> cut(Cable cable, int inMillis, int forMillis) {
        return CompletableFuture.runAsync(cable::pull, after(inMillis)).thenRunAsync(cable::plugIn, after(forMillis));
    }

    private static Executor after(int millis) {
        return CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
    }
}
