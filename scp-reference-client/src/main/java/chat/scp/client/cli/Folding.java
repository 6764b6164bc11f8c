package chat.scp.client.cli;

import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** Breaks lines between words where the window ends, and within a word where it is longer than that. */
final class Folding {
    private static final int NARROWEST = 10;

    private Folding() {}

    static AttributedString to(AttributedString line, int columns) {
        if (columns < NARROWEST) {
            return line;
        }
        AttributedStringBuilder folded = new AttributedStringBuilder();
        AttributedString rest = line;
        while (rest.columnLength() > columns) {
            int end = end(rest, columns);
            boolean atSpace = rest.charAt(end) == ' ';
            folded.append(rest.substring(0, end)).append('\n');
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
