package chat.scp.benchmarks;

import chat.scp.benchmarks.report.CpuTime;
import chat.scp.benchmarks.report.Machine;
import chat.scp.benchmarks.report.Report;
import chat.scp.benchmarks.report.ReportFiles;
import chat.scp.benchmarks.report.Row;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** {@code ./scp bench codec} */
final class CodecBench {
    private static final String PACKAGE = "chat\\.scp\\.benchmarks\\.codec\\.";
    /** In these somebody looks into the text, so it matters whether it is ASCII. */
    private static final String TEXT = PACKAGE + "(EncodeText|Decode|DecodeText)\\.";

    private static final String BYTES = PACKAGE + "(Encode|View|Relay)\\.";
    private static final String OTHERS = PACKAGE + "(Framing|MachineSteps)\\.";
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

    static void run(String[] args) throws Exception {
        CodecBench bench = new CodecBench();
        bench.parse(args);
        bench.run();
    }

    private void parse(String[] args) {
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--quick" -> quick = true;
                case "--json" -> json = Path.of(value(args, ++i));
                case "--filter" -> filter = Pattern.compile(value(args, ++i));
                default -> throw BenchMain.usage("no such option: " + args[i]);
            }
        }
    }

    private static String value(String[] args, int i) {
        if (i == args.length) {
            throw BenchMain.usage(args[i - 1] + " needs a value");
        }
        return args[i];
    }

    private void run() throws Exception {
        List<RunResult> results = new ArrayList<>();
        results.addAll(measure(BYTES, "ASCII_64", "ASCII_1K"));
        results.addAll(quick ? measure(TEXT, "ASCII_64", "UTF8_1K") : measure(TEXT));
        results.addAll(measure(OTHERS));
        if (results.isEmpty()) {
            throw BenchMain.usage("no benchmark matches " + filter);
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

    /** All texts that the benchmarks name, unless some are given. */
    private Collection<RunResult> measure(String group, String... texts) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(filter == null ? group : "(?=" + group + ").*(?:" + filter + ")")
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuTime.class)
                .jvmArgsPrepend(JVM)
                .shouldFailOnError(true);
        if (texts.length > 0) {
            options.param("text", texts);
        }
        if (quick) {
            options.forks(1)
                    .warmupIterations(2)
                    .warmupTime(QUICK_TIME)
                    .measurementIterations(3)
                    .measurementTime(QUICK_TIME);
        }
        try {
            return new Runner(options.build()).run();
        } catch (NoBenchmarksException e) {
            return List.of(); // the filter left none of this group
        }
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
