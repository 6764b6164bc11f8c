package chat.scp.benchmarks.report;

import java.util.Locale;

/** Numbers as people read them, with a point whatever the country. */
final class Numbers {
    private Numbers() {}

    static String format(String pattern, Object... arguments) {
        return String.format(Locale.ROOT, pattern, arguments);
    }

    /** Three significant digits or so. */
    static String nanos(double value) {
        if (Double.isNaN(value)) {
            return "?";
        }
        return format(value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
    }

    static String bytes(Row row) {
        return Double.isNaN(row.bytes()) ? "?" : row.allocatesNothing() ? "0" : format("%.0f", row.bytes());
    }
}
