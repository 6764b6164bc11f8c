package chat.scp.client.gui;

import javax.swing.JComponent;

/** Text of others, made fit to be shown: never markup, no control characters, of a bounded length. §6.8-5, §9.9 */
final class PlainText {
    private static final char REPLACEMENT = '\uFFFD';
    /** Marks, embeddings, overrides and isolates: in a line they would turn around what stands beside it. */
    private static final String DIRECTIONS = "[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]";

    private PlainText() {}

    /** With line breaks and tabs; other control characters are shown as U+FFFD. §6.8 */
    static String of(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        String lines = text.replace("\r\n", "\n");
        for (int i = 0; i < lines.length(); i++) {
            char c = lines.charAt(i);
            if (c == '\t') {
                shown.append("    ");
            } else {
                shown.append(Character.isISOControl(c) && c != '\n' ? REPLACEMENT : c);
            }
        }
        return shown.toString();
    }

    /** In one line of at most {@code max} characters, which turns around nothing beside it. */
    static String line(String text, int max) {
        String start = text.length() > 4 * max ? text.substring(0, 4 * max) : text;
        String line =
                of(start).replaceAll(DIRECTIONS, "").replaceAll("\\s+", " ").strip();
        return line.length() <= max ? line : cut(line, max - 1) + "…";
    }

    /** The first {@code length} characters, or one less where that would halve one. */
    static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    /** Swing takes text that begins with {@code <html>} for markup: not in this component. */
    static <C extends JComponent> C in(C component) {
        component.putClientProperty("html.disable", true);
        return component;
    }
}
