package chat.scp.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What the codec promises of its speed, each promise held against each row that it speaks of. */
final class Claims {
    /** Of processor time: the median of the rounds, and the lowest and highest of them. */
    record Verdict(String claim, String input, String measured, boolean met) {}

    private static final double FASTER = 2.0;
    private static final double NOT_SLOWER = 1.1;

    private final Report report;
    private final List<Verdict> verdicts = new ArrayList<>();

    private Claims(Report report) {
        this.report = report;
    }

    static List<Verdict> check(Report report) {
        Claims claims = new Claims(report);
        claims.faster("protobuf", "decoding is at least 2 times as fast as Protocol Buffers, its body `bytes`");
        claims.faster("protobufString", "decoding is at least 2 times as fast as Protocol Buffers, its body `string`");
        claims.notSlower("View", "the view takes at most 1.1 times as long as SBE");
        claims.notSlower("Relay", "the relay step takes at most 1.1 times as long as SBE");
        claims.nothing("View", "the view allocates nothing");
        claims.nothing("Relay", "the relay step allocates nothing");
        claims.nothing("Encode", "encoding into a reused buffer allocates nothing");
        return List.copyOf(claims.verdicts);
    }

    private void faster(String peer, String claim) {
        compare("Decode", peer, ratio -> new Measured(ratio.text("as fast"), ratio.median() >= FASTER), claim);
    }

    private void notSlower(String operation, String claim) {
        compare(
                operation,
                "sbe",
                ratio -> new Measured(
                        ratio.inverse().text("as long"), ratio.inverse().median() <= NOT_SLOWER),
                claim);
    }

    private record Measured(String text, boolean met) {}

    private void compare(String operation, String peer, Function<Ratio, Measured> judge, String claim) {
        for (String input : report.inputs(operation)) {
            report.row(operation, peer, input)
                    .flatMap(report::ratio)
                    .map(judge)
                    .ifPresent(m -> verdicts.add(new Verdict(claim, input, m.text(), m.met())));
        }
    }

    private void nothing(String operation, String claim) {
        for (String input : report.inputs(operation)) {
            report.row(operation, Report.OURS, input)
                    .ifPresent(row -> verdicts.add(
                            new Verdict(claim, input, Numbers.format("%.3f B", row.bytes()), row.allocatesNothing())));
        }
    }
}
