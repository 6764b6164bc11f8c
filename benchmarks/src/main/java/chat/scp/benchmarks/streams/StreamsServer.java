package chat.scp.benchmarks.streams;

import chat.scp.benchmarks.report.Latencies;
import chat.scp.quic.tls.ServerIdentities;
import chat.scp.quic.tls.ServerIdentity;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The server's process: answers messages and writes down how long they were on their way. Both processes read one clock, as
 * they run on one machine. Says its port, and when its input ends, what it has seen.
 */
final class StreamsServer {
    /** Who hears of messages, on any thread. */
    interface Arrivals {
        void arrived(long number, long dueNanos);
    }

    /** Before the port. Whatever else is said, as by a logger, is not for the parent. */
    static final String LISTENING = "listening on ";

    /** Before what was seen. */
    static final String SEEN = "seen ";

    private StreamsServer() {}

    static List<String> arguments(Carriage carriage, String bind, Path directory, Load load) {
        List<String> all = new ArrayList<>(List.of(carriage.argument(), bind, directory.toString()));
        all.addAll(load.arguments());
        return all;
    }

    public static void main(String[] args) throws Exception {
        List<String> all = List.of(args);
        Carriage carriage = Carriage.parse(all.get(0));
        InetSocketAddress bind = new InetSocketAddress(all.get(1), 0);
        ServerIdentity identity = ServerIdentities.selfSigned(Path.of(all.get(2)));
        Load load = Load.parse(all.subList(3, all.size()));
        Latencies latencies = new Latencies();
        Arrivals arrivals = (number, dueNanos) -> {
            if (load.counts(number)) {
                latencies.add(System.nanoTime() - dueNanos);
            }
        };
        int port = carriage.isTcp()
                ? new TlsServer(bind, identity, arrivals).port()
                : new QuicServer(carriage, bind, identity, arrivals).port();
        System.out.println(LISTENING + port);
        while (System.in.read() >= 0) {} // until the client is done
        System.out.println(String.format(
                Locale.ROOT,
                SEEN + "%d %.1f %.1f %.1f %.1f %.1f",
                latencies.count(),
                latencies.micros(0.5),
                latencies.micros(0.9),
                latencies.micros(0.99),
                latencies.micros(0.999),
                latencies.micros(1)));
        System.exit(0);
    }
}
