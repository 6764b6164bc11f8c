package chat.scp.benchmarks.streams;

import chat.scp.benchmarks.Arguments;
import chat.scp.benchmarks.report.Machine;
import chat.scp.quic.testing.Line;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** {@code ./scp bench streams}: what the pool of streams is good for where packets get lost. */
public final class StreamsBench {
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final int CHAT_BYTES = 64;

    /** One carriage. */
    record Row(String carriage, Trial.Figures figures) {}

    private final AtomicReference<@Nullable Trial> running = new AtomicReference<>();
    private final List<Row> rows = new ArrayList<>();
    private volatile boolean stopping;
    private List<String> engines = List.of("kwik", "netty");
    private Duration time = Duration.ofSeconds(120);
    private boolean quick;
    private int conversations = 20;
    private double perSecond = 40;
    private int streams = 4;
    private int lossPercent = 2;
    private int delayMillis = 25;
    private long seed = 1;
    private String whyNoTcp = "";

    private StreamsBench() {}

    public static void run(Arguments args, Path home) throws Exception {
        StreamsBench bench = new StreamsBench();
        while (args.hasNext()) {
            switch (args.next()) {
                case "--quick" -> {
                    bench.quick = true;
                    bench.time = Duration.ofSeconds(15);
                }
                case "--engine" -> bench.engines = List.of(args.engine());
                case "--seconds" -> bench.time = Duration.ofSeconds(args.number(1));
                case "--conversations" -> bench.conversations = args.number(1);
                case "--rate" -> bench.perSecond = args.number(1);
                case "--streams" -> bench.streams = args.number(1);
                case "--loss" -> bench.lossPercent = args.number(0);
                case "--delay" -> bench.delayMillis = args.number(0);
                case "--seed" -> bench.seed = args.number(Integer.MIN_VALUE);
                default -> throw args.unknown();
            }
        }
        bench.run(home);
    }

    private void run(Path home) throws Exception {
        List<Carriage> carriages = new ArrayList<>();
        for (String engine : engines) {
            carriages.add(new Carriage(engine, streams));
            carriages.add(new Carriage(engine, 1));
        }
        carriages.add(Carriage.parse("tcp"));
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        try {
            measure(carriages);
        } catch (Exception e) {
            while (stopping) {
                LockSupport.park(); // Ctrl-C has ended the processes, which is no news
            }
            throw e;
        }
        Path folder = home.resolve(quick ? "target/results" : "results");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("streams.md"), page());
        Files.writeString(folder.resolve("streams.json"), json());
        System.out.println("Written to " + folder + ": streams.json, streams.md");
    }

    private void measure(List<Carriage> carriages) throws Exception {
        Path directory = Files.createTempDirectory("scp-bench");
        Load load = Load.lasting(time, WARM_UP, conversations, perSecond, CHAT_BYTES);
        System.out.println(HEAD);
        for (Carriage carriage : carriages) {
            Wan wan = wan(new Line(seed, lossPercent, Duration.ofMillis(delayMillis)));
            if (carriage.isTcp() && !whyNoTcp.isEmpty()) {
                wan.close();
                continue;
            }
            try (Trial trial = new Trial(wan)) {
                running.set(trial);
                Row row = new Row(carriage.toString(), trial.run(carriage, directory, load));
                rows.add(row);
                System.out.println(line(row));
            } finally {
                running.set(null);
            }
        }
        if (!whyNoTcp.isEmpty()) {
            System.out.println(withoutTcp());
        }
    }

    private Wan wan(Line line) {
        if (whyNoTcp.isEmpty()) {
            try {
                return new NamespaceWan(line);
            } catch (IOException e) {
                whyNoTcp = String.valueOf(e.getMessage());
            }
        }
        return new LoopbackWan(line);
    }

    private String withoutTcp() {
        return "TLS on TCP is left out, since network namespaces cannot be had here (" + whyNoTcp
                + "): datagrams went through a relay on loopback.";
    }

    private void stop() {
        stopping = true;
        Trial now = running.get();
        if (now != null) {
            now.close();
        }
    }

    private static final String HEAD = """
            | Carriage | Messages | p50 ms | p90 ms | p99 ms | p99.9 ms | longest ms | packets lost |
            |---|--:|--:|--:|--:|--:|--:|--:|""";

    private static String line(Row row) {
        Trial.Figures seen = row.figures;
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.1f | %.1f | %.1f | %.1f | %.1f | %d |",
                row.carriage,
                seen.messages(),
                seen.p50Millis(),
                seen.p90Millis(),
                seen.p99Millis(),
                seen.p999Millis(),
                seen.longestMillis(),
                seen.lost());
    }

    private String page() {
        Machine machine = Machine.here();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "# Streams benchmark%n%nFrom a client to a server, %d conversations with %.0f messages of %d bytes a second"
                        + " each; %d %% of the packets are lost, and each takes %d ms, both ways. From when a message was due"
                        + " to when the server's application has it: %s, %s, %s, %d cores%s.%n%n",
                conversations,
                perSecond,
                CHAT_BYTES,
                lossPercent,
                delayMillis,
                machine.day(),
                machine.jdk(),
                machine.processor(),
                machine.cores(),
                quick ? ", a quick run" : ""));
        text.append(HEAD).append('\n');
        rows.forEach(row -> text.append(line(row)).append('\n'));
        if (!whyNoTcp.isEmpty()) {
            text.append('\n').append(withoutTcp()).append('\n');
        }
        return text.toString();
    }

    private String json() throws IOException {
        Map<String, Object> root = Map.of(
                "machine", Machine.here(),
                "quick", quick,
                "conversations", conversations,
                "perSecond", perSecond,
                "bodyBytes", CHAT_BYTES,
                "lossPercent", lossPercent,
                "delayMillis", delayMillis,
                "rows", rows);
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(root)
                + "\n";
    }
}
