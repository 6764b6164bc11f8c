package chat.scp.registry;

import java.util.List;

/** Tables of Markdown. */
final class Markdown {
    private final StringBuilder text = new StringBuilder();

    Markdown paragraph(String paragraph) {
        text.append(paragraph).append("\n\n");
        return this;
    }

    Markdown table(List<String> head, List<List<String>> rows) {
        row(head);
        text.append("|").append("---|".repeat(head.size())).append('\n');
        rows.forEach(this::row);
        text.append('\n');
        return this;
    }

    private void row(List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    static String code(String name) {
        return "`" + name + "`";
    }

    static String hex(int value, int digits) {
        return String.format("0x%0" + digits + "X", value);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
