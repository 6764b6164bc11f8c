package chat.scp.benchmarks.report;

/**
 * How many times as long one takes as the other.
 *
 * @param median of all rounds
 * @param lowest in any round
 * @param highest in any round
 */
record Ratio(double median, double lowest, double highest) {
    /** The other way round. */
    Ratio inverse() {
        return new Ratio(1 / median, 1 / highest, 1 / lowest);
    }

    /** As in "2.18 times as fast (2.05 to 2.31)". */
    String text(String what) {
        return Numbers.format("%.2f times %s (%.2f to %.2f)", median, what, lowest, highest);
    }
}
