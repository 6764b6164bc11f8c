package chat.scp.benchmarks.report;

import java.util.List;
import java.util.stream.DoubleStream;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;

/**
 * One line of the table.
 *
 * @param operation the benchmark's class
 * @param codec its method
 * @param input its parameter, or nothing
 * @param nanos processor time: the median of all iterations of all forks
 * @param error half of the 99.9 % confidence interval of its mean
 * @param wallNanos time on the clock: the mean
 * @param wallError half of the 99.9 % confidence interval of it
 * @param rounds the median of each fork; the forks of one round ran within a minute
 * @param bytes allocated by one operation
 */
public record Row(
        String operation,
        String codec,
        String input,
        double nanos,
        double error,
        double wallNanos,
        double wallError,
        List<Double> rounds,
        double bytes) {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    @SuppressWarnings("rawtypes") // as JMH has it in its signatures
    public static Row of(RunResult run) {
        String[] name = run.getParams().getBenchmark().split("\\.");
        var primary = run.getPrimaryResult();
        return new Row(
                name[name.length - 2],
                name[name.length - 1],
                run.getParams().getParamsKeys().stream()
                        .map(run.getParams()::getParam)
                        .findFirst()
                        .orElse(""),
                median(run.getBenchmarkResults().stream().flatMapToDouble(Row::cpu)),
                run.getSecondaryResults().get(CpuTime.LABEL).getScoreError(),
                primary.getScore(),
                primary.getScoreError(),
                run.getBenchmarkResults().stream()
                        .map(fork -> median(cpu(fork)))
                        .toList(),
                allocated(run));
    }

    private static DoubleStream cpu(BenchmarkResult fork) {
        return fork.getIterationResults().stream()
                .mapToDouble(iteration ->
                        iteration.getSecondaryResults().get(CpuTime.LABEL).getScore());
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** How much longer than {@code other} it takes: the median of the rounds, each compared for itself. */
    Ratio to(Row other) {
        int both = Math.min(rounds.size(), other.rounds.size());
        double[] ratios = new double[both];
        for (int i = 0; i < both; i++) {
            ratios[i] = rounds.get(i) / other.rounds.get(i);
        }
        return new Ratio(
                median(DoubleStream.of(ratios)),
                DoubleStream.of(ratios).min().orElse(Double.NaN),
                DoubleStream.of(ratios).max().orElse(Double.NaN));
    }

    /** So little that it is the harness: the core's own objects take 16 bytes at least. */
    public boolean allocatesNothing() {
        return bytes < 0.5;
    }

    @SuppressWarnings("rawtypes") // as JMH has it in its signatures
    private static double allocated(RunResult run) {
        for (var result : run.getSecondaryResults().entrySet()) {
            if (result.getKey().endsWith(ALLOCATED)) {
                return result.getValue().getScore();
            }
        }
        return Double.NaN;
    }
}
