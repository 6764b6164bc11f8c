package chat.scp.benchmarks.report;

/** The report as a page of Markdown. */
final class MarkdownTable {
    private MarkdownTable() {}

    static String write(Report report) {
        StringBuilder page = new StringBuilder("# Codec benchmarks\n\n");
        Machine machine = report.machine();
        page.append("All numbers come from one run");
        page.append(report.quick() ? ", **a quick one: for a look, not for quoting**" : "");
        page.append(Numbers.format(
                ": %s, %s, %s, %d cores, %s. ",
                machine.day(), machine.jdk(), machine.processor(), machine.cores(), machine.os()));
        page.append("""
                CPU is the processor time of one operation in nanoseconds, collector included, median of all iterations, with the
                99.9 % confidence interval of its mean. It does not count what else ran on the machine; wall time does. In each round
                everybody has a fork, one after the other: *times SCP* is the median of the rounds' ratios of CPU; above 1, the peer is
                slower. What is measured and how is said in the [README](../README.md).

                ![Chart of the times](codec.svg)
                """);
        verdicts(report, page);
        for (String operation : report.operations()) {
            table(report, operation, page);
        }
        return page.toString();
    }

    private static void verdicts(Report report, StringBuilder page) {
        if (Claims.check(report).isEmpty()) {
            return;
        }
        page.append("\n## What it must show\n\n| Promise | Message | Measured | |\n|---|---|---|---|\n");
        for (Claims.Verdict verdict : Claims.check(report)) {
            page.append(Numbers.format(
                    "| %s | %s | %s | %s |\n",
                    verdict.claim(),
                    Report.inputName(verdict.input()),
                    verdict.measured(),
                    verdict.met() ? "yes" : "**no**"));
        }
    }

    private static void table(Report report, String operation, StringBuilder page) {
        page.append("\n## ").append(Report.operationName(operation)).append("\n\n");
        page.append("| Input | Codec | CPU ns | ± | wall ns | ± | rounds | B allocated | times SCP |\n");
        page.append("|---|---|--:|--:|--:|--:|--:|--:|--:|\n");
        for (String input : report.inputs(operation)) {
            for (Row row : report.rows(operation, input)) {
                page.append(Numbers.format(
                        "| %s | %s | %s | %s | %s | %s | %d | %s | %s |\n",
                        Report.inputName(input),
                        Report.codecName(row.codec()),
                        Numbers.nanos(row.nanos()),
                        Numbers.nanos(row.error()),
                        Numbers.nanos(row.wallNanos()),
                        Numbers.nanos(row.wallError()),
                        row.rounds().size(),
                        Numbers.bytes(row),
                        report.ratio(row)
                                .map(ratio -> Numbers.format("%.2f", ratio.median()))
                                .orElse("")));
            }
        }
    }
}
