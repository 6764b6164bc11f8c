package chat.scp.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Bars with their error bars, a panel for each operation and input. It brings its own light background, so that it reads the same
 * on a dark page.
 */
final class Chart {
    private static final List<String> OPERATIONS =
            List.of("Encode", "EncodeText", "Decode", "DecodeText", "View", "Relay");
    private static final List<String> INPUTS = List.of("ASCII_64", "UTF8_1K", "ASCII_1K");
    private static final int COLUMNS = 2;
    private static final int PANEL_WIDTH = 470;
    private static final int MARGIN = 20;
    private static final int TITLE_HEIGHT = 64;
    private static final int BAR_STEP = 20;
    private static final int BAR_HEIGHT = 13;
    private static final int PANEL_HEAD = 30;
    private static final int LABEL_WIDTH = 145;
    private static final int VALUE_WIDTH = 75;
    private static final int PLOT_WIDTH = PANEL_WIDTH - LABEL_WIDTH - VALUE_WIDTH;

    private final Report report;
    private final StringBuilder svg = new StringBuilder();

    private Chart(Report report) {
        this.report = report;
    }

    static String write(Report report) {
        return new Chart(report).draw();
    }

    private String draw() {
        int y = TITLE_HEIGHT;
        for (String operation : OPERATIONS) {
            List<String> inputs = chosen(operation);
            int tallest = 0;
            for (int column = 0; column < inputs.size(); column++) {
                List<Row> rows = report.rows(operation, inputs.get(column));
                panel(rows, MARGIN + column * PANEL_WIDTH, y);
                tallest = Math.max(tallest, PANEL_HEAD + rows.size() * BAR_STEP + MARGIN);
            }
            y += tallest;
        }
        int width = 2 * MARGIN + COLUMNS * PANEL_WIDTH;
        Machine machine = report.machine();
        return Numbers.format("""
                        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d"
                             font-family="system-ui, sans-serif" font-size="12" fill="#24292f" role="img">
                        <title>Nanoseconds for one message, shorter is better</title>
                        <rect width="100%%" height="100%%" rx="8" fill="#ffffff" stroke="#d0d7de"/>
                        <text x="20" y="28" font-size="17" font-weight="600">Nanoseconds for one message (shorter is better)</text>
                        <text x="20" y="48" fill="#57606a">one run on %3$s; %4$s, %5$d cores; processor time; lines: 99.9 %% interval</text>
                        """, width, y, escape(machine.jdk()), escape(machine.processor()), machine.cores())
                + svg
                + "</svg>\n";
    }

    /** The inputs of an operation that stand side by side: a short and a long one. */
    private List<String> chosen(String operation) {
        List<String> measured = report.inputs(operation);
        List<String> chosen = new ArrayList<>(INPUTS);
        chosen.retainAll(measured);
        return chosen.subList(0, Math.min(COLUMNS, chosen.size()));
    }

    private void panel(List<Row> rows, int x, int y) {
        Row first = rows.get(0);
        double longest = rows.stream().mapToDouble(Row::nanos).max().orElse(1);
        double scale = PLOT_WIDTH * 0.9 / longest; // what is left is for error bars, which end at the edge
        text(
                x,
                y + 16,
                "font-weight=\"600\"",
                Report.operationName(first.operation()) + ", " + Report.inputName(first.input()));
        int at = y + PANEL_HEAD;
        for (Row row : rows) {
            bar(row, x, at, scale);
            at += BAR_STEP;
        }
    }

    private void bar(Row row, int x, int y, double scale) {
        int left = x + LABEL_WIDTH;
        int middle = y + BAR_HEIGHT / 2;
        text(left - 6, y + 11, "text-anchor=\"end\"", Report.codecName(row.codec()));
        svg.append(Numbers.format(
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>\n",
                left, y, Math.max(1, row.nanos() * scale), BAR_HEIGHT, colour(row.codec())));
        if (!Double.isNaN(row.error())) {
            svg.append(Numbers.format(
                    "<path d=\"M%.1f %d H%.1f\" stroke=\"#24292f\"/>\n",
                    left + Math.min(PLOT_WIDTH, Math.max(0, row.nanos() - row.error()) * scale),
                    middle,
                    left + Math.min(PLOT_WIDTH, (row.nanos() + row.error()) * scale)));
        }
        text(
                left + PLOT_WIDTH + VALUE_WIDTH - MARGIN,
                y + 11,
                "text-anchor=\"end\"",
                Numbers.nanos(row.nanos()) + " ns");
    }

    private static String colour(String codec) {
        return switch (codec) {
            case Report.OURS -> "#0969da";
            case "floor" -> "#d0d7de";
            default -> "#8c959f";
        };
    }

    private void text(int x, int y, String attributes, String text) {
        svg.append(Numbers.format("<text x=\"%d\" y=\"%d\" %s>%s</text>\n", x, y, attributes, escape(text)));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
