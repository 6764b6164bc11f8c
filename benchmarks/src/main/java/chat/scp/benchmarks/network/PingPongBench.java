package chat.scp.benchmarks.network;

import chat.scp.benchmarks.Arguments;
import chat.scp.quic.engine.EngineConnection;
import chat.scp.quic.engine.EngineServer;
import chat.scp.quic.engine.EngineStream;
import chat.scp.quic.engine.QuicEngine;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * {@code ./scp bench pingpong}: 64 bytes there and back, and how long the longest took. The first one, for which the JVM still loads
 * classes, stands by itself.
 */
public final class PingPongBench {
    private static final int BYTES = 64;
    private static final int ROUNDS = 1_000_000;

    private final long[] nanos;
    private final CountDownLatch done = new CountDownLatch(1);
    private EngineStream stream;
    private int round;
    private int received;
    private long sentNanos;

    private PingPongBench(int rounds, EngineConnection connection) {
        nanos = new long[rounds];
        stream = connection.open(true, Engines.reader(this::received));
    }

    public static void run(Arguments args) throws Exception {
        Options options = Options.parse(args, ROUNDS);
        System.out.println(
                "| Engine | Rounds | first ms | p50 µs | p99 µs | longest other ms | nudges |\n|---|--:|--:|--:|--:|--:|--:|");
        for (String name : Engines.names(options.engine())) {
            run(name, options.rounds());
        }
    }

    private static void run(String name, int rounds) throws Exception {
        try (QuicEngine engine = Engines.open(name);
                EngineServer server = Engines.echo(engine)) {
            var loop = Engines.loops(engine, "client").get(0);
            EngineConnection connection =
                    Engines.connect(engine, loop, server.address().getPort());
            PingPongBench[] bench = new PingPongBench[1];
            CountDownLatch made = new CountDownLatch(1);
            connection.loop().execute(() -> {
                bench[0] = new PingPongBench(rounds, connection);
                made.countDown();
                bench[0].ping();
            });
            made.await();
            if (!bench[0].done.await(1, TimeUnit.HOURS)) {
                throw new IllegalStateException("stalled for good after " + bench[0].round);
            }
            long first = bench[0].nanos[0];
            long[] sorted = Arrays.copyOfRange(bench[0].nanos, 1, rounds);
            Arrays.sort(sorted);
            System.out.println(String.format(
                    Locale.ROOT,
                    "| %s | %d | %.1f | %.0f | %.0f | %.1f | %d |",
                    name,
                    rounds,
                    first / 1e6,
                    sorted[sorted.length / 2] / 1e3,
                    sorted[(int) (sorted.length * 0.99)] / 1e3,
                    sorted[sorted.length - 1] / 1e6,
                    connection.statistics().nudges()));
        }
    }

    private void ping() {
        sentNanos = System.nanoTime();
        stream.write(ByteBuffer.allocate(BYTES), false);
    }

    private void received(ByteBuffer bytes) {
        received += bytes.remaining();
        if (received < BYTES) {
            return;
        }
        received = 0;
        nanos[round++] = System.nanoTime() - sentNanos;
        if (round == nanos.length) {
            done.countDown();
        } else {
            ping();
        }
    }
}
