package chat.scp.benchmarks.server;

import chat.scp.benchmarks.Arguments;
import chat.scp.benchmarks.report.Machine;
import chat.scp.pdu.Body;
import chat.scp.quic.ConnectorOptions;
import chat.scp.quic.QuicConnector;
import chat.scp.quic.tls.ServerTrusts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** {@code ./scp bench server} */
public final class ServerBench {
    private static final int COMMITS = 200_000;

    /** What one scenario came to. */
    private record Line(
            String scenario, int bytes, Scenario.Throughput full, double serverMicros, Scenario.Pace half) {}

    private List<Integer> pairs = List.of(1, 10, 50);
    private List<Integer> sizes = List.of(64, 1_024);
    private String engine = "kwik";
    private String recording = "";
    private int room = 100;
    private Duration duration = Duration.ofSeconds(20);
    private Path out = Path.of("server.md");
    private int commits = COMMITS;

    private ServerBench() {}

    public static void run(Arguments args, Path folder) throws Exception {
        ServerBench bench = new ServerBench();
        bench.out = folder.resolve("server.md");
        bench.parse(args);
        bench.run();
    }

    private void parse(Arguments args) {
        while (args.hasNext()) {
            switch (args.next()) {
                case "--quick" -> {
                    duration = Duration.ofSeconds(3);
                    commits = COMMITS / 10;
                    pairs = List.of(1, 10);
                    sizes = List.of(64);
                    out = out.resolveSibling("server-quick.md");
                }
                case "--pairs" -> pairs = args.numbers(1);
                case "--size" -> sizes = args.numbers(1);
                case "--engine" -> engine = args.engine();
                case "--commits" -> commits = args.number(1);
                case "--jfr" -> recording = args.value();
                case "--room" -> room = args.number(1);
                case "--seconds" -> duration = Duration.ofSeconds(args.number(1));
                default -> throw args.unknown();
            }
        }
    }

    private void run() throws Exception {
        List<Line> lines = new ArrayList<>();
        Path data = Files.createTempDirectory("scp-bench");
        String commit;
        try {
            commit = commits(data);
            try (ServerProcess server = ServerProcess.start(data.resolve("server"), engine, recording);
                    QuicConnector connector = QuicConnector.of(ConnectorOptions.USUAL, ServerTrusts.insecure())) {
                for (int size : sizes) {
                    for (int number : pairs) {
                        lines.add(measure(server, Scenario.pairs(number, connector, server.address()), size));
                    }
                    if (room > 1) {
                        lines.add(measure(server, Scenario.room(room, connector, server.address()), size));
                    }
                }
            }
        } finally {
            remove(data);
        }
        String page = page(lines, commit);
        Files.createDirectories(out.toAbsolutePath().getParent());
        Files.writeString(out, page);
        System.out.println(page);
        System.out.println("Written to " + out);
    }

    private Line measure(ServerProcess server, Scenario scenario, int size) throws Exception {
        Body body = Body.text("x".repeat(size));
        try (scenario) {
            System.err.println("scp bench: " + scenario.name + ", " + size + " B ...");
            scenario.flood(body, duration.toNanos() / 4); // to warm up
            long before = server.processorTime().toNanos();
            Scenario.Throughput full = scenario.flood(body, duration.toNanos());
            double micros = (server.processorTime().toNanos() - before)
                    / 1_000.0
                    / (full.messagesPerSecond() * duration.toSeconds());
            double pace = full.messagesPerSecond() / 2;
            scenario.pace(body, pace, duration.toNanos() / 4);
            return new Line(scenario.name, size, full, micros, scenario.pace(body, pace, duration.toNanos()));
        }
    }

    private String commits(Path data) throws Exception {
        if (commits == 0) {
            return "Left out.\n";
        }
        StringBuilder table = new StringBuilder("| body | by hand | through the store | ratio |\n|--:|--:|--:|--:|\n");
        for (int size : sizes) {
            System.err.println("scp bench: group commit, " + size + " B ...");
            Body body = Body.text("x".repeat(size));
            double bare = 0;
            double store = 0;
            for (int round = 0; round < 3; round++) { // in turns, the best of each
                bare = Math.max(bare, CommitBench.bare(data.resolve("bare" + size + round), commits, body));
                store = Math.max(store, CommitBench.store(data.resolve("store" + size + round), commits, body));
            }
            table.append(String.format(
                    Locale.ROOT, "| %d B | %.0f /s | %.0f /s | %.2f |\n", size, bare, store, store / bare));
        }
        return table.toString();
    }

    private String page(List<Line> lines, String commit) {
        Machine machine = Machine.here();
        StringBuilder page = new StringBuilder("# The server under load\n\n");
        page.append(String.format(
                Locale.ROOT,
                "One run: %s, %s, %s, %d cores, %s, QUIC by %s. Server and load share the machine and talk over loopback,"
                        + " each in a process of its own; every message is durable before it is acknowledged.%n%n",
                machine.day(),
                machine.jdk(),
                machine.processor(),
                machine.cores(),
                machine.os(),
                engine));
        page.append(
                "At full speed each sender keeps 32 messages unanswered. At half of that speed messages are due at even"
                        + " intervals, and a message's time counts from when it was due.\n\n");
        page.append(
                "| | body | messages/s | deliveries/s | server's processor time a message | at half: acknowledged p50 | p99 | delivered p50 | p99 |\n");
        page.append("|---|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        for (Line line : lines) {
            page.append(String.format(
                    Locale.ROOT,
                    "| %s | %d B | %.0f | %.0f | %.0f µs | %.2f ms | %.2f ms | %.2f ms | %.2f ms |%s%n",
                    line.scenario(),
                    line.bytes(),
                    line.full().messagesPerSecond(),
                    line.full().deliveriesPerSecond(),
                    line.serverMicros(),
                    line.half().acknowledged().micros(0.5) / 1_000,
                    line.half().acknowledged().micros(0.99) / 1_000,
                    line.half().delivered().micros(0.5) / 1_000,
                    line.half().delivered().micros(0.99) / 1_000,
                    line.half().shareDelivered() < 1 ? " not held: some were not even sent" : ""));
        }
        page.append("\n## Group commit\n\nMessages a second into a file, a thousand to a transaction, synced: the same"
                + " statements by hand on one thread, and through the store.\n\n");
        return page.append(commit).toString();
    }

    static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
