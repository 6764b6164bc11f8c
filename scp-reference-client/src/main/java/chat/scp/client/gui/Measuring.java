package chat.scp.client.gui;

import chat.scp.client.model.MessageState;
import chat.scp.client.model.MessageView;
import chat.scp.pdu.Name;
import java.awt.Font;
import java.awt.Rectangle;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Measures messages for one width and font. */
final class Measuring {
    static final int MARGIN = 18;
    static final int AVATAR = 32;
    static final int PAD_X = 12;
    static final int PAD_Y = 8;
    static final int CHIP_HEIGHT = 24;
    private static final int MAX_BUBBLE = 600;
    private static final int MAX_LINES = 40;
    private static final int GAP = 3;
    private static final int GAP_FIRST = 10;
    private static final int MAX_CHIPS = 12;
    private static final String MORE = "… (Enter shows all)";

    private final int width;
    private final Font font;
    private final Font small;
    private final FontRenderContext context;
    private final boolean room;
    private final Name me;

    /** {@code room}: whether avatars are shown. */
    Measuring(int width, Font font, FontRenderContext context, boolean room, Name me) {
        this.width = width;
        this.font = font;
        this.small = small(font);
        this.context = context;
        this.room = room;
        this.me = me;
    }

    static Font small(Font font) {
        return font.deriveFont(font.getSize2D() - 2);
    }

    boolean isFor(int otherWidth, Font otherFont) {
        return width == otherWidth && font.equals(otherFont);
    }

    Laid message(Row.Message row) {
        MessageView view = row.view();
        int left = MARGIN + (room ? AVATAR + 10 : 0);
        int most = Math.max(140, Math.min(MAX_BUBBLE, (width - left - MARGIN) * 4 / 5));
        int inner = most - 2 * PAD_X;
        Font said = view.deleted() ? font.deriveFont(Font.ITALIC) : font;
        Wrapped text = Wrapped.of(row.said(), said, context, inner, MAX_LINES);

        int y = row.first() ? GAP_FIRST : GAP;
        Wrapped name = row.named() ? line(view.sender().text(), small.deriveFont(Font.BOLD), inner) : null;
        int nameY = y;
        y += name == null ? 0 : name.height() + 3;
        int bubbleTop = y;
        y += PAD_Y;
        Laid.Quote quote = quote(row, inner, y);
        y += quote == null ? 0 : quote.area().height + 6;
        int textY = y;

        String meta = meta(row, text.cut());
        int ticks = view.own() ? Ticks.WIDTH + 4 : 0;
        int metaWidth = (int) Math.ceil(small.getStringBounds(meta, context).getWidth()) + ticks;
        boolean beside = text.lastLineWidth() + 14 + metaWidth <= inner;
        float content = Math.max(text.width(), beside ? text.lastLineWidth() + 14 + metaWidth : metaWidth);
        content = Math.max(content, quote == null ? 0 : quote.area().width);
        int bubbleWidth = (int) Math.ceil(content) + 2 * PAD_X;
        int smallHeight = (int) Math.ceil(small.getLineMetrics("0", context).getHeight());
        y += text.height() + (beside ? 0 : smallHeight);
        int metaY = y - Math.round(small.getLineMetrics("0", context).getDescent());
        y += PAD_Y;

        int bubbleLeft = view.own() ? width - MARGIN - bubbleWidth : left;
        Rectangle bubble = new Rectangle(bubbleLeft, bubbleTop, bubbleWidth, y - bubbleTop);
        List<Laid.Chip> chips = chips(view, bubble, y + 3);
        y += chips.isEmpty() ? 0 : CHIP_HEIGHT + 3 + extra(chips);
        Wrapped failure = failure(view, most);
        int failureY = y + 3;
        y += failure == null ? 0 : failure.height() + 3;
        if (quote != null) {
            quote.area().x = bubbleLeft + PAD_X;
        }
        int metaX = bubbleLeft + bubbleWidth - PAD_X - metaWidth;
        return new Laid(y + 1, bubble, name, nameY, quote, text, textY, meta, metaX, metaY, chips, failure, failureY);
    }

    private static int extra(List<Laid.Chip> chips) {
        return chips.get(chips.size() - 1).area().y - chips.get(0).area().y;
    }

    private static String meta(Row.Message row, boolean cut) {
        String edited = row.view().edited() && !row.view().deleted() ? "edited " : "";
        return (cut ? MORE + "  " : "") + edited + row.time();
    }

    private Wrapped line(String text, Font of, float most) {
        return Wrapped.of(PlainText.line(text, 80), of, context, most, 1);
    }

    private Laid.@Nullable Quote quote(Row.Message row, int inner, int y) {
        Row.Quote quoted = row.quoted();
        if (quoted == null) {
            return null;
        }
        Wrapped name = line(quoted.name().isEmpty() ? "Reply to" : quoted.name(), small.deriveFont(Font.BOLD), inner);
        Wrapped said = Wrapped.of(quoted.line(), small, context, inner - 12, 1);
        int width = 12 + (int) Math.ceil(Math.max(name.width(), said.width()));
        return new Laid.Quote(new Rectangle(0, y, width, name.height() + said.height() + 2), name, said);
    }

    private List<Laid.Chip> chips(MessageView view, Rectangle bubble, int top) {
        List<Laid.Chip> chips = new ArrayList<>();
        Map<String, Set<Name>> ordered = new TreeMap<>(view.reactions());
        int x = 0;
        int y = top;
        int most = Math.max(bubble.width, 260);
        for (Map.Entry<String, Set<Name>> entry : ordered.entrySet()) {
            if (chips.size() == MAX_CHIPS) {
                break;
            }
            int count = entry.getValue().size();
            String shown = Emoji.shown(entry.getKey(), small) + (count > 1 ? "  " + count : "");
            int chipWidth =
                    18 + (int) Math.ceil(small.getStringBounds(shown, context).getWidth());
            if (x > 0 && x + chipWidth > most) {
                x = 0;
                y += CHIP_HEIGHT + 3;
            }
            Rectangle area = new Rectangle(x, y, chipWidth, CHIP_HEIGHT);
            chips.add(
                    new Laid.Chip(area, entry.getKey(), shown, entry.getValue().contains(me)));
            x += chipWidth + 4;
        }
        int right =
                chips.stream().mapToInt(c -> c.area().x + c.area().width).max().orElse(0);
        int shift = view.own() ? bubble.x + bubble.width - right : bubble.x;
        chips.forEach(chip -> chip.area().x += shift);
        return List.copyOf(chips);
    }

    private @Nullable Wrapped failure(MessageView view, int most) {
        if (view.state() == MessageState.FAILED) {
            return Wrapped.of("Not sent. " + view.failure() + " Enter: try again.", small, context, most, 3);
        }
        return null;
    }
}
