package chat.scp.client.gui;

import chat.scp.client.model.MessageView;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.util.IdentityHashMap;
import java.util.function.Supplier;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.ListCellRenderer;
import org.jspecify.annotations.Nullable;

/** Paints the rows of a conversation, one component for all of them. */
final class MessageCell extends JPanel implements ListCellRenderer<Row> {
    private static final int DAY_HEIGHT = 38;
    private static final int ARC = 18;

    private final transient Supplier<Measuring> measuring;
    private final transient IdentityHashMap<Row, Laid> laid = new IdentityHashMap<>();
    private transient @Nullable Measuring measuredWith;
    private transient @Nullable Row row;
    private boolean selected;
    private int width;

    MessageCell(Supplier<Measuring> measuring) {
        super(null);
        this.measuring = measuring;
    }

    @Override
    public Component getListCellRendererComponent(
            JList<? extends Row> list, Row value, int index, boolean isSelected, boolean hasFocus) {
        row = value;
        selected = isSelected;
        width = list.getWidth();
        setFont(list.getFont());
        getAccessibleContext().setAccessibleName(spoken(value));
        return this;
    }

    /** Forgets what is no longer there. */
    void keep(RowList rows) {
        if (laid.size() > 2 * rows.getSize() + 100) {
            IdentityHashMap<Row, Laid> kept = new IdentityHashMap<>();
            rows.rows().forEach(r -> {
                Laid its = laid.get(r);
                if (its != null) {
                    kept.put(r, its);
                }
            });
            laid.clear();
            laid.putAll(kept);
        }
    }

    void forget() {
        laid.clear();
        measuredWith = null;
    }

    Laid laid(Row.Message message) {
        Measuring now = measuring.get();
        if (now != measuredWith) {
            laid.clear();
            measuredWith = now;
        }
        Laid known = laid.get(message);
        if (known == null) {
            known = now.message(message);
            laid.put(message, known);
        }
        return known;
    }

    @Override
    public Dimension getPreferredSize() {
        int height = row instanceof Row.Message message ? laid(message).height() : DAY_HEIGHT;
        return new Dimension(Math.max(1, width), height);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        Palette colors = Palette.now();
        Avatar.smooth(g);
        g.setColor(colors.background());
        g.fillRect(0, 0, getWidth(), getHeight());
        if (row instanceof Row.Day day) {
            divider(g, day.title(), colors.muted(), colors.line());
        } else if (row instanceof Row.Unread) {
            divider(g, "New", colors.accent(), colors.accent());
        } else if (row instanceof Row.Message message) {
            paint(g, message, laid(message), colors);
        }
        g.dispose();
    }

    private void divider(Graphics2D g, String title, Color color, Color line) {
        Font font = Measuring.small(getFont()).deriveFont(Font.BOLD);
        g.setFont(font);
        int text = g.getFontMetrics().stringWidth(title);
        int middle = getHeight() / 2 + 2;
        int from = (getWidth() - text) / 2;
        g.setColor(line);
        g.setStroke(new BasicStroke(1));
        g.draw(new Line2D.Double(Measuring.MARGIN, middle, from - 12, middle));
        g.draw(new Line2D.Double(from + text + 12, middle, getWidth() - Measuring.MARGIN, middle));
        g.setColor(color);
        g.drawString(title, from, middle + g.getFontMetrics().getAscent() / 2 - 1);
    }

    private void paint(Graphics2D g, Row.Message message, Laid at, Palette colors) {
        MessageView view = message.view();
        if (selected) {
            Color accent = colors.accent();
            g.setColor(new Color(accent.getRed(), accent.getGreen(), accent.getBlue(), 26));
            g.fillRect(0, at.bubble().y - 3, getWidth(), getHeight() - at.bubble().y + 3);
        }
        if (message.named()) {
            Avatar.paint(
                    g,
                    Measuring.MARGIN,
                    at.nameY(),
                    Measuring.AVATAR,
                    view.sender().text(),
                    getFont());
        }
        Wrapped name = at.name();
        if (name != null) {
            g.setColor(colors.muted());
            name.paint(g, at.bubble().x + 2f, at.nameY());
        }
        boolean notice = RowBuilder.isNotice(view);
        if (!notice) {
            g.setColor(view.own() ? colors.own() : colors.other());
            g.fill(new RoundRectangle2D.Double(
                    at.bubble().x, at.bubble().y, at.bubble().width, at.bubble().height, ARC, ARC));
        }
        quote(g, at, colors);
        g.setColor(view.deleted() || notice ? colors.muted() : colors.text());
        int x = at.bubble().x + Measuring.PAD_X;
        at.text().paint(g, x, at.textY());
        meta(g, view, at, colors);
        at.chips().forEach(chip -> chip(g, chip, colors));
        Wrapped failure = at.failure();
        if (failure != null) {
            g.setColor(colors.error());
            failure.paint(g, at.bubble().x + (float) at.bubble().width - failure.width(), at.failureY());
        }
    }

    private static void quote(Graphics2D g, Laid at, Palette colors) {
        Laid.Quote quote = at.quote();
        if (quote == null) {
            return;
        }
        g.setColor(colors.accent());
        g.fill(new RoundRectangle2D.Double(quote.area().x, quote.area().y, 3, quote.area().height, 3, 3));
        quote.name().paint(g, quote.area().x + 12f, quote.area().y);
        g.setColor(colors.muted());
        quote.line()
                .paint(
                        g,
                        quote.area().x + 12f,
                        quote.area().y + 2f + quote.name().height());
    }

    private void meta(Graphics2D g, MessageView view, Laid at, Palette colors) {
        g.setFont(Measuring.small(getFont()));
        g.setColor(colors.muted());
        g.drawString(at.meta(), at.metaX(), at.metaY());
        if (view.own()) {
            double x = at.bubble().getMaxX() - Measuring.PAD_X - Ticks.WIDTH;
            Ticks.paint(g, x, at.metaY() - Ticks.HEIGHT + 0.5, view.state(), colors, colors.muted());
        }
    }

    private void chip(Graphics2D g, Laid.Chip chip, Palette colors) {
        RoundRectangle2D shape = new RoundRectangle2D.Double(
                chip.area().x + 0.5,
                chip.area().y + 0.5,
                chip.area().width - 1,
                chip.area().height - 1,
                chip.area().height,
                chip.area().height);
        g.setColor(chip.own() ? colors.selection() : colors.background());
        g.fill(shape);
        g.setStroke(new BasicStroke(1));
        g.setColor(chip.own() ? colors.accent() : colors.line());
        g.draw(shape);
        g.setFont(Measuring.small(getFont()));
        g.setColor(colors.text());
        int base = chip.area().y + (chip.area().height - g.getFontMetrics().getHeight()) / 2;
        g.drawString(chip.shown(), chip.area().x + 9, base + g.getFontMetrics().getAscent());
    }

    /** For who does not see it. */
    static String spoken(Row row) {
        if (row instanceof Row.Day day) {
            return day.title();
        }
        if (!(row instanceof Row.Message message)) {
            return "New messages";
        }
        MessageView view = message.view();
        String from = view.own() ? "You" : view.sender().text();
        Row.Quote quoted = message.quoted();
        String answer = quoted == null ? "" : " in reply to " + quoted.name() + " " + quoted.line();
        String state = Ticks.word(view.state());
        return PlainText.line(
                from + answer + ": " + message.said() + (view.edited() ? ", edited" : "") + ", " + message.time()
                        + (state.isEmpty() ? "" : ", " + state),
                1_000);
    }
}
