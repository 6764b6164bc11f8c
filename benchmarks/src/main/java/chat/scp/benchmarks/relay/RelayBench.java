package chat.scp.benchmarks.relay;

import chat.scp.benchmarks.Arguments;
import chat.scp.benchmarks.report.Machine;
import chat.scp.quic.EngineChoice;
import chat.scp.quic.tls.ServerIdentities;
import chat.scp.quic.tls.ServerIdentity;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** {@code ./scp bench relay} */
public final class RelayBench {
    private static final double P50 = 1.15;
    private static final double P99 = 1.3;
    private static final double THROUGHPUT = 0.85;
    /** Odd, for the median. Many and short: a shared machine is half as fast for some seconds, and then as before. */
    private static final int ROUNDS = 15;

    private static final int QUICK_ROUNDS = 3;
    private static final long MILLIS = 700;
    private static final int WARM_UPS = 1;

    /** Of what the bare engine carries with one message under way for each pair. */
    private static final double RATE = 0.5;

    private static final double FIRST_RATE = 2_000;

    /**
     * Before an engine's first row, and until the JVM's compiler has little to do: where it works on one of two processors,
     * a message waits for the other one. Sessions are compiled later than bare frames, and with kwik few messages come by.
     */
    private static final int FIRST_WARM_UPS = 12;

    private static final int MOST_WARM_UPS = 60;
    private static final double COMPILERS_PART = 0.04;

    private static final int FIRST_PAIRS = 10;

    /** One engine, alone and under SCP, which took turns. */
    record Row(
            String engine,
            int pairs,
            int bodyBytes,
            double atPerSecond,
            List<Load.Figures> raw,
            List<Load.Figures> scp) {
        double p50() {
            return ratio(turn -> turn.oneEach().p50Micros());
        }

        double p99() {
            return ratio(turn -> turn.oneEach().p99Micros());
        }

        double throughput() {
            return ratio(Load.Figures::messagesPerSecond);
        }

        /** Of the two turns of a round, which met the machine in nearly the same mood. */
        private double ratio(ToDoubleFunction<Load.Figures> what) {
            return median(IntStream.range(0, raw.size())
                    .mapToDouble(round -> what.applyAsDouble(scp.get(round)) / what.applyAsDouble(raw.get(round))));
        }

        static double median(DoubleStream values) {
            double[] sorted = values.sorted().toArray();
            return sorted[sorted.length / 2];
        }

        boolean holds() {
            return p50() <= P50 && p99() <= P99 && throughput() >= THROUGHPUT;
        }
    }

    private List<String> engines = List.of("netty", "kwik");
    private List<Integer> pairs = List.of(1, 10, 50);
    private List<Integer> sizes = List.of(64, 1024);
    private boolean quick;

    private RelayBench() {}

    public static void run(Arguments args, Path home) throws Exception {
        RelayBench bench = new RelayBench();
        while (args.hasNext()) {
            switch (args.next()) {
                case "--quick" -> bench.quick = true;
                case "--engine" -> bench.engines = List.of(args.engine());
                case "--pairs" -> bench.pairs = args.numbers(1);
                case "--size" -> bench.sizes = args.numbers(Long.BYTES); // the time when it was sent
                default -> throw args.unknown();
            }
        }
        bench.run(home);
    }

    private void run(Path home) throws Exception {
        Path keys = Files.createTempDirectory("scp-bench");
        ServerIdentity identity = ServerIdentities.selfSigned(keys);
        List<Row> rows = new ArrayList<>();
        System.out.println(HEAD);
        for (String engine : engines) {
            warmUp(engine, identity);
            for (int size : sizes) {
                for (int number : pairs) {
                    Row row = measure(engine, identity, number, size, WARM_UPS, quick ? QUICK_ROUNDS : ROUNDS);
                    rows.add(row);
                    System.out.println(line(row));
                }
            }
        }
        Path folder = home.resolve(quick ? "target/results" : "results");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("relay.md"), table(rows));
        Files.writeString(folder.resolve("relay.json"), json(rows));
        System.out.println("Written to " + folder + ": relay.json, relay.md");
    }

    private void warmUp(String engine, ServerIdentity identity) throws Exception {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        int turns = 0;
        boolean busy = true;
        while (turns < FIRST_WARM_UPS || (busy && turns < MOST_WARM_UPS)) {
            long compiled = compiler.getTotalCompilationTime();
            long begin = System.nanoTime();
            measure(engine, identity, FIRST_PAIRS, sizes.get(0), 1, 0);
            double millis = (System.nanoTime() - begin) / 1e6;
            busy = (compiler.getTotalCompilationTime() - compiled) / millis > COMPILERS_PART;
            turns++;
        }
    }

    private Row measure(String engine, ServerIdentity identity, int number, int size, int warmUps, int rounds)
            throws Exception {
        EngineChoice choice = Arguments.choice(engine);
        Relaying.Maker raw = choice == EngineChoice.KWIK
                ? (p, bytes, outcome) -> new RawKwik(identity, p, bytes, outcome)
                : (p, bytes, outcome) -> new RawNetty(identity, p, bytes, outcome);
        Relaying.Maker bound = (p, bytes, outcome) -> new BoundRelay(choice, identity, p, bytes, outcome);
        List<Load.Figures> alone = new ArrayList<>();
        List<Load.Figures> under = new ArrayList<>();
        double rate = FIRST_RATE;
        for (int round = -warmUps; round < rounds; round++) {
            Load.Figures one = turn(raw, number, size, rate);
            Load.Figures other = turn(bound, number, size, rate);
            if (round >= 0) {
                alone.add(one);
                under.add(other);
            } else {
                rate = one.oneEachPerSecond() * RATE;
            }
        }
        return new Row(engine, number, size, rate, alone, under);
    }

    /** With connections of its own, that are gone afterwards: bare kwik goes on talking when it has nothing to say. */
    private static Load.Figures turn(Relaying.Maker maker, int number, int size, double rate) throws Exception {
        try (Load load = new Load(maker, number, size)) {
            return load.measure(MILLIS, rate);
        }
    }

    private static final String HEAD = """
            | Engine | Pairs | Body | p50 µs, alone | SCP | times | p99 µs, alone | SCP | times | messages/s, alone | SCP | times | | at messages/s | p50 times | p99 |
            |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|--:|--:|--:|""";

    private static String line(Row row) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d B | %.0f | %.0f | %.2f | %.0f | %.0f | %.2f | %.0f | %.0f | %.2f | %s | %.0f | %.2f | %.2f |",
                row.engine,
                row.pairs,
                row.bodyBytes,
                median(row.raw, turn -> turn.oneEach().p50Micros()),
                median(row.scp, turn -> turn.oneEach().p50Micros()),
                row.p50(),
                median(row.raw, turn -> turn.oneEach().p99Micros()),
                median(row.scp, turn -> turn.oneEach().p99Micros()),
                row.p99(),
                median(row.raw, Load.Figures::messagesPerSecond),
                median(row.scp, Load.Figures::messagesPerSecond),
                row.throughput(),
                row.holds() ? "yes" : "**no**",
                row.atPerSecond,
                row.ratio(turn -> turn.atRate().p50Micros()),
                row.ratio(turn -> turn.atRate().p99Micros()));
    }

    private static double median(List<Load.Figures> turns, ToDoubleFunction<Load.Figures> what) {
        return Row.median(turns.stream().mapToDouble(what));
    }

    private String table(List<Row> rows) {
        Machine machine = Machine.here();
        StringBuilder text = new StringBuilder(
                "# Relay benchmark\n\nA message from one client through the server to"
                        + " another, over the engine alone and over SCP on the same engine, with frames of the same length"
                        + " that take turns; the median of the rounds, and of their ratios: " + machine.day() + ", "
                        + machine.jdk() + ", " + machine.processor() + ", "
                        + machine.cores() + " cores" + (quick ? ", a quick run" : "")
                        + ". Promised: p50 at most 1.15 times, p99 at most 1.3 times, messages at least 0.85 times; with one message under"
                        + " way for each pair. Beside it the same at a rate, which is half of what the bare engine carried so.\n\n");
        text.append(HEAD).append('\n');
        rows.forEach(row -> text.append(line(row)).append('\n'));
        return text.toString();
    }

    private String json(List<Row> rows) throws Exception {
        Map<String, Object> root = Map.of("machine", Machine.here(), "quick", quick, "rows", rows);
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(root)
                + "\n";
    }
}
