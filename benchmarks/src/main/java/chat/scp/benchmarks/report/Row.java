package chat.scp.benchmarks.report;

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
 * @param forks how many there were
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
        int forks,
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
                medianCpu(run),
                run.getSecondaryResults().get(CpuTime.LABEL).getScoreError(),
                primary.getScore(),
                primary.getScoreError(),
                run.getBenchmarkResults().size(),
                allocated(run));
    }

    private static double medianCpu(RunResult run) {
        double[] sorted = run.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .mapToDouble(iteration ->
                        iteration.getSecondaryResults().get(CpuTime.LABEL).getScore())
                .sorted()
                .toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
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
