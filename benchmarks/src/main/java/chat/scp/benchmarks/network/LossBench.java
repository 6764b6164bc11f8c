package chat.scp.benchmarks.network;

import chat.scp.benchmarks.Arguments;
import chat.scp.quic.engine.EngineConnection;
import chat.scp.quic.engine.EngineServer;
import chat.scp.quic.engine.EngineStream;
import chat.scp.quic.engine.QuicEngine;
import chat.scp.quic.testing.Relay;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code ./scp bench loss}: transfers of 200 kB there and back through a network that loses one datagram in ten. */
public final class LossBench {
    private static final int BYTES = 200_000;
    private static final int PIECE_BYTES = 16_000;
    private static final int LOSS_PERCENT = 10;
    private static final int TRANSFERS = 100;
    private static final int PATIENCE_SECONDS = 60;

    private LossBench() {}

    public static void run(Arguments args) throws Exception {
        Options options = Options.parse(args, TRANSFERS);
        System.out.println("| Engine | Transfers | complete | p50 s | longest s |\n|---|--:|--:|--:|--:|");
        for (String name : Engines.names(options.engine())) {
            run(name, options.rounds());
        }
    }

    private static void run(String name, int transfers) throws Exception {
        double[] seconds = new double[transfers];
        int complete = 0;
        try (QuicEngine engine = Engines.open(name);
                EngineServer server = Engines.echo(engine)) {
            var loop = Engines.loops(engine, "client").get(0);
            for (int i = 0; i < transfers; i++) {
                try (Relay relay = new Relay(server.address(), i, LOSS_PERCENT)) {
                    EngineConnection connection = Engines.connect(engine, loop, relay.port());
                    long begin = System.nanoTime();
                    complete += transfer(connection) ? 1 : 0;
                    seconds[i] = (System.nanoTime() - begin) / 1e9;
                    connection.loop().execute(() -> connection.close(0, ""));
                }
            }
        }
        Arrays.sort(seconds);
        System.out.println(String.format(
                Locale.ROOT,
                "| %s | %d | %d | %.2f | %.2f |",
                name,
                transfers,
                complete,
                seconds[transfers / 2],
                seconds[transfers - 1]));
    }

    private static boolean transfer(EngineConnection connection) throws InterruptedException {
        AtomicInteger back = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(1);
        connection.loop().execute(() -> {
            EngineStream stream = connection.open(true, Engines.reader(bytes -> {
                if (back.addAndGet(bytes.remaining()) == BYTES) {
                    done.countDown();
                }
            }));
            for (int sent = 0; sent < BYTES; sent += PIECE_BYTES) {
                stream.write(ByteBuffer.allocate(Math.min(PIECE_BYTES, BYTES - sent)), false);
            }
        });
        return done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
