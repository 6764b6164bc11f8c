package chat.scp.client.cli;

import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/**
 * Breaks lines between words where the window ends, and within a word where it is longer than that. A tab, which nobody's
 * text has in it here, stands between two columns.
 */
final class Folding {
    private static final int NARROWEST = 10;
    private static final int SECOND_COLUMN = 39;
    private static final int BELOW = 6;

    private Folding() {}

    static AttributedString to(AttributedString line, int columns) {
        if (columns < NARROWEST) {
            return line;
        }
        int tab = line.toString().indexOf('\t');
        return tab < 0
                ? folded(line, columns, 0)
                : table(line.substring(0, tab), line.substring(tab + 1, line.length()), columns);
    }

    /** Side by side, or where that is too narrow, the second one below. */
    private static AttributedString table(AttributedString one, AttributedString other, int columns) {
        boolean wide = columns >= 2 * SECOND_COLUMN && one.columnLength() < SECOND_COLUMN;
        int at = wide ? SECOND_COLUMN : Math.min(BELOW, columns / 2);
        AttributedStringBuilder both = new AttributedStringBuilder().append(folded(one, columns - 2, 2));
        both.append(wide ? " ".repeat(at - one.columnLength()) : "\n" + " ".repeat(at));
        return both.append(folded(other, columns - at, at)).toAttributedString();
    }

    /** {@code indent}: of all lines but the first, which the width is without. */
    private static AttributedString folded(AttributedString line, int columns, int indent) {
        AttributedStringBuilder folded = new AttributedStringBuilder();
        AttributedString rest = line;
        while (rest.columnLength() > columns) {
            int end = end(rest, columns);
            boolean atSpace = rest.charAt(end) == ' ';
            folded.append(rest.substring(0, end)).append("\n" + " ".repeat(indent));
            rest = rest.substring(atSpace ? end + 1 : end, rest.length());
        }
        return folded.append(rest).toAttributedString();
    }

    /** After how many characters the first line ends: before the last space that leaves it short enough. */
    private static int end(AttributedString line, int columns) {
        int fitting = Math.max(1, line.columnSubSequence(0, columns).length());
        for (int i = fitting; i > 0; i--) {
            boolean wordBefore = line.charAt(i - 1) != ' ';
            if (line.charAt(i) == ' ' && wordBefore) {
                return i;
            }
        }
        return fitting;
    }
}
