package chat.scp.benchmarks.report;

import org.openjdk.jmh.results.RunResult;

/**
 * One line of the table.
 *
 * @param operation the benchmark's class
 * @param codec its method
 * @param input its parameter, or nothing
 * @param nanos mean over all forks
 * @param error half of the 99.9 % confidence interval of the mean
 * @param best the iteration, of those of all forks, that was disturbed least
 * @param forks how many there were
 * @param bytes allocated by one operation
 */
public record Row(
        String operation,
        String codec,
        String input,
        double nanos,
        double error,
        double best,
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
                primary.getScore(),
                primary.getScoreError(),
                run.getBenchmarkResults().stream()
                        .flatMap(fork -> fork.getIterationResults().stream())
                        .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
                        .min()
                        .orElseThrow(),
                run.getBenchmarkResults().size(),
                allocated(run));
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
