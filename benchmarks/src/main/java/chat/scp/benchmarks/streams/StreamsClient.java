package chat.scp.benchmarks.streams;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** The client's process: sends, waits for all answers, and ends. */
final class StreamsClient {
    private StreamsClient() {}

    static List<String> arguments(Carriage carriage, InetSocketAddress server, Load load) {
        List<String> all = new ArrayList<>(
                List.of(carriage.argument(), server.getAddress().getHostAddress(), "" + server.getPort()));
        all.addAll(load.arguments());
        return all;
    }

    public static void main(String[] args) throws Exception {
        List<String> all = List.of(args);
        Carriage carriage = Carriage.parse(all.get(0));
        InetSocketAddress server = new InetSocketAddress(all.get(1), Integer.parseInt(all.get(2)));
        Load load = Load.parse(all.subList(3, all.size()));
        if (carriage.isTcp()) {
            new TlsSender(load).run(server);
        } else {
            new QuicSender(carriage, load).run(server);
        }
        System.exit(0); // engines have threads
    }
}
