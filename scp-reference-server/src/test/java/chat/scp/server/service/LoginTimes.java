package chat.scp.server.service;

import java.util.Arrays;
import java.util.Locale;

/** How long answers took, so that one kind can be told from another, or not. */
final class LoginTimes {
    private double[] micros = new double[256];
    private int count;

    void add(long nanos) {
        if (count == micros.length) {
            micros = Arrays.copyOf(micros, 2 * count);
        }
        micros[count++] = nanos / 1_000.0;
    }

    int count() {
        return count;
    }

    private double[] sorted() {
        double[] sorted = Arrays.copyOf(micros, count);
        Arrays.sort(sorted);
        return sorted;
    }

    double quantile(double share) {
        return sorted()[(int) (share * (count - 1))];
    }

    /**
     * How often one of these is longer than one of the others, both taken at random: one half when a single answer tells
     * nothing at all, 0 or 1 when it tells everything.
     */
    double longerThan(LoginTimes others) {
        double[] other = others.sorted();
        double wins = 0;
        for (int i = 0; i < count; i++) {
            int below = below(other, micros[i], false);
            int notAbove = below(other, micros[i], true);
            wins += below + (notAbove - below) / 2.0;
        }
        return wins / ((double) count * other.length);
    }

    private static int below(double[] sorted, double value, boolean orEqual) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) / 2;
            if (sorted[middle] < value || (orEqual && sorted[middle] == value)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d answers, in µs: p10 %.1f, p50 %.1f, p90 %.1f, p99 %.1f",
                count,
                quantile(0.1),
                quantile(0.5),
                quantile(0.9),
                quantile(0.99));
    }
}
