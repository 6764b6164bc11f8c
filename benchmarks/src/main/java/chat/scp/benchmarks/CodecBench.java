package chat.scp.benchmarks;

import chat.scp.benchmarks.report.CpuTime;
import chat.scp.benchmarks.report.Machine;
import chat.scp.benchmarks.report.Report;
import chat.scp.benchmarks.report.ReportFiles;
import chat.scp.benchmarks.report.Row;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** {@code ./scp bench codec} */
final class CodecBench {
    /** What is measured together: an operation, and the texts for which it matters. */
    private record Group(String operation, List<String> texts) {
        String pattern() {
            return "chat\\.scp\\.benchmarks\\.codec\\." + operation + "\\.";
        }
    }

    /** In these nobody looks into the text, so it does not matter whether it is ASCII. */
    private static final List<String> SIZES = List.of("ASCII_64", "ASCII_1K");

    private static final List<String> TEXTS = List.of("ASCII_64", "UTF8_64", "ASCII_1K", "UTF8_1K");
    private static final List<String> NONE = List.of();

    /** Of these something is promised. */
    private static final List<Group> PROMISED =
            List.of(new Group("Decode", TEXTS), new Group("View", SIZES), new Group("Relay", SIZES));

    private static final List<Group> OTHERS = List.of(
            new Group("Encode", SIZES),
            new Group("EncodeText", TEXTS),
            new Group("DecodeText", TEXTS),
            new Group("Framing", NONE),
            new Group("MachineSteps", NONE));

    private static final int ROUNDS = 3;
    private static final int ROUNDS_OF_PROMISED = 5;

    /**
     * The collector has no threads that would run beside the benchmark, and what it makes anew stays in the processor's cache: the
     * cost of making objects counts, the speed of the memory does not. Bytes allocated stand in the table.
     */
    private static final String[] JVM = {"-XX:+UseSerialGC", "-Xms256m", "-Xmx256m", "-Xmn16m"};

    private static final TimeValue QUICK_TIME = TimeValue.milliseconds(200);

    private boolean quick;
    private @Nullable Path json;
    private @Nullable Pattern filter;

    private CodecBench() {}

    static void run(Arguments args) throws Exception {
        CodecBench bench = new CodecBench();
        bench.parse(args);
        bench.run();
    }

    private void parse(Arguments args) {
        while (args.hasNext()) {
            switch (args.next()) {
                case "--quick" -> quick = true;
                case "--json" -> json = Path.of(args.value());
                case "--filter" -> filter = Pattern.compile(args.value());
                default -> throw args.unknown();
            }
        }
    }

    private void run() throws Exception {
        Rounds rounds = new Rounds();
        for (int round = 0; round < (quick ? 1 : ROUNDS_OF_PROMISED); round++) {
            measure(PROMISED, rounds);
            if (round < ROUNDS) {
                measure(OTHERS, rounds);
            }
        }
        Collection<RunResult> results = rounds.results();
        if (results.isEmpty()) {
            throw new IllegalArgumentException("no benchmark matches " + filter);
        }
        Path folder = home().resolve(quick || filter != null ? "target/results" : "results");
        Report report =
                new Report(Machine.here(), quick, results.stream().map(Row::of).toList());
        ReportFiles.write(report, folder, "codec");
        if (json != null) {
            ResultFormatFactory.getInstance(ResultFormatType.JSON, json.toString())
                    .writeOut(results);
        }
        System.out.println();
        System.out.println(ReportFiles.table(report));
        System.out.println("Written to " + folder + ": codec.json, codec.md, codec.svg");
    }

    private void measure(List<Group> groups, Rounds rounds) throws RunnerException {
        for (Group group : groups) {
            if (group.texts().isEmpty()) {
                rounds.add(options(group).build());
            }
            for (String text : group.texts()) { // one at a time: contenders with the same text follow each other
                if (!quick || text.equals("ASCII_64") || text.endsWith("1K")) {
                    rounds.add(options(group).param("text", text).build());
                }
            }
        }
    }

    private ChainedOptionsBuilder options(Group group) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(filter == null ? group.pattern() : "(?=" + group.pattern() + ").*(?:" + filter + ")")
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuTime.class)
                .jvmArgsPrepend(JVM)
                .shouldFailOnError(true);
        if (quick) {
            options.warmupIterations(2)
                    .warmupTime(QUICK_TIME)
                    .measurementIterations(3)
                    .measurementTime(QUICK_TIME);
        }
        return options;
    }

    /** This module's folder, found from the jar in its target/. */
    static Path home() throws URISyntaxException {
        Path code = Path.of(CodecBench.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        for (Path folder = code; folder != null; folder = folder.getParent()) {
            if (folder.endsWith("target") && folder.getParent() != null) {
                return folder.getParent();
            }
        }
        return Path.of("").toAbsolutePath();
    }
}
