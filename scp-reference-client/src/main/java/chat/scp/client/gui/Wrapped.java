package chat.scp.client.gui;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;

/**
 * Text in lines that fit a width; each paragraph has its own direction. Drawn as it is: nothing in it is
 * markup.
 *
 * @param cut whether there is more than is shown
 */
record Wrapped(List<TextLayout> lines, float width, float lineHeight, boolean cut) {
    /** A single message does not fill a window. §9.9 */
    private static final int MAX_CHARS = 3_000;

    static Wrapped of(String text, Font font, FontRenderContext context, float width, int maxLines) {
        String shown = PlainText.cut(text, MAX_CHARS);
        List<TextLayout> lines = new ArrayList<>();
        boolean cut = shown.length() < text.length();
        for (String paragraph : (Iterable<String>) shown.lines()::iterator) {
            if (lines.size() >= maxLines) {
                cut = true;
                break;
            }
            cut |= paragraph(paragraph, font, context, width, maxLines, lines);
        }
        float widest = 0;
        float height = font.getLineMetrics("Ag", context).getHeight();
        for (TextLayout line : lines) {
            widest = Math.max(widest, line.getVisibleAdvance());
        }
        return new Wrapped(List.copyOf(lines), widest, (float) Math.ceil(height), cut);
    }

    private static boolean paragraph(
            String text, Font font, FontRenderContext context, float width, int maxLines, List<TextLayout> lines) {
        AttributedString attributed = new AttributedString(text.isEmpty() ? " " : text);
        attributed.addAttribute(TextAttribute.FONT, font);
        LineBreakMeasurer measurer = new LineBreakMeasurer(attributed.getIterator(), context);
        int end = Math.max(1, text.length());
        while (measurer.getPosition() < end) {
            if (lines.size() >= maxLines) {
                return true;
            }
            float room = Math.max(20, width);
            int fitting = measurer.nextOffset(room);
            boolean last = lines.size() + 1 == maxLines; // full, since no other comes
            lines.add(
                    measurer.nextLayout(room, last ? fitting : lineEnd(text, measurer.getPosition(), fitting), false));
        }
        return false;
    }

    /** An address that is too long for the rest of a line begins the next one, instead of breaking after its colon. */
    static int lineEnd(String text, int from, int fitting) {
        if (fitting >= text.length() || !isAsciiWord(text, fitting - 1) || !isAsciiWord(text, fitting)) {
            return fitting;
        }
        int space = text.lastIndexOf(' ', fitting - 1);
        return space > from ? space + 1 : fitting;
    }

    private static boolean isAsciiWord(String text, int at) {
        return text.charAt(at) > ' ' && text.charAt(at) < 0x7f;
    }

    int height() {
        return Math.round(lines.size() * lineHeight);
    }

    float lastLineWidth() {
        return lines.isEmpty() ? 0 : lines.get(lines.size() - 1).getVisibleAdvance();
    }

    void paint(Graphics2D g, float x, float y) {
        float top = y;
        for (TextLayout line : lines) {
            float left = line.isLeftToRight() ? x : x + width - line.getVisibleAdvance();
            line.draw(g, left, top + line.getAscent());
            top += lineHeight;
        }
    }
}
