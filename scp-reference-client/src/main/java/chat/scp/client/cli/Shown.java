package chat.scp.client.cli;

import java.text.Bidi;

/**
 * Makes text of other people fit for a terminal: what would move the cursor, change the direction of
 * writing, hide, or pile up without end is shown as what it is. §6.8-5, §9.9
 */
final class Shown {
    private static final int MAX_TEXT = 8_000;
    private static final int MAX_NAME = 64;
    private static final int MAX_COMBINING = 4;
    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';

    private Shown() {}

    /** A message, in one line. */
    static String text(String text) {
        return isolated(escaped(text, MAX_TEXT));
    }

    /** A name or a title. */
    static String name(String name) {
        return isolated(escaped(name, MAX_NAME));
    }

    private static String escaped(String text, int max) {
        StringBuilder shown = new StringBuilder();
        int combining = 0;
        int taken = 0;
        for (int i = 0; i < text.length(); taken++) {
            if (taken == max) {
                return shown.append(" [and ")
                        .append(text.codePointCount(i, text.length()))
                        .append(" more]")
                        .toString();
            }
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            combining = isCombining(c) ? combining + 1 : 0;
            if (c == '\n') {
                shown.append(" ⏎ ");
            } else if (c == '\t') {
                shown.append(' ');
            } else if (isHarmful(c)) {
                shown.append(String.format("\\u{%x}", c));
            } else if (combining <= MAX_COMBINING) {
                shown.appendCodePoint(c);
            }
        }
        return shown.toString();
    }

    private static boolean isCombining(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean isHarmful(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            case Character.FORMAT -> c != 0x200D && c != 0x200C; // joiners: emoji and several scripts need them
            default -> false;
        };
    }

    /** So that writing from right to left stays where it belongs. */
    private static String isolated(String text) {
        char[] chars = text.toCharArray();
        return Bidi.requiresBidi(chars, 0, chars.length) ? FIRST_STRONG_ISOLATE + text + POP_ISOLATE : text;
    }
}
