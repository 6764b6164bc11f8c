package chat.scp.benchmarks.network;

import chat.scp.quic.engine.QuicEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One of the other processes of {@link IdleBench}: connects, says how many seconds it took, and waits to be ended. */
final class IdleClients {
    static final String CONNECTED = "connected after ";

    private static final int AT_A_TIME = 16;

    private IdleClients() {}

    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[0]);
        int connections = Integer.parseInt(args[1]);
        QuicEngine engine = Engines.open("netty");
        var loop = Engines.loops(engine, "client").get(0);
        ExecutorService connecting = Executors.newFixedThreadPool(AT_A_TIME);
        long begin = System.nanoTime();
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            all.add(connecting.submit(() -> Engines.connect(engine, loop, port)));
        }
        for (Future<?> one : all) {
            one.get();
        }
        System.out.println(CONNECTED + (System.nanoTime() - begin) / 1e9);
        int unused = System.in.read(); // until the parent ends this process
    }
}
