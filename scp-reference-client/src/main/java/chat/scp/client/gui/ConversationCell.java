package chat.scp.client.gui;

import chat.scp.client.model.ConversationView;
import chat.scp.client.model.MessageView;
import chat.scp.pdu.PresenceStatus;
import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import java.util.function.Function;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.ListCellRenderer;
import org.jspecify.annotations.Nullable;

/** Paints a conversation in the list: who, what was said last and when, and how much is unread. */
final class ConversationCell extends JPanel implements ListCellRenderer<ConversationView> {
    static final int HEIGHT = 60;
    /** Narrower than this, a cell shows a sign only. */
    private static final int COMPACT = 120;

    private static final int AVATAR = 38;

    private final transient Times times;
    private final transient Function<ConversationView, PresenceStatus> presence;
    private transient @Nullable ConversationView shown;
    private boolean selected;
    private boolean focused;

    ConversationCell(Times times, Function<ConversationView, PresenceStatus> presence) {
        super(null);
        this.times = times;
        this.presence = presence;
    }

    @Override
    public Component getListCellRendererComponent(
            JList<? extends ConversationView> list,
            ConversationView value,
            int index,
            boolean isSelected,
            boolean hasFocus) {
        shown = value;
        selected = isSelected;
        focused = hasFocus;
        setFont(list.getFont());
        getAccessibleContext().setAccessibleName(spoken(value));
        return this;
    }

    static String spoken(ConversationView view) {
        String unread = view.unread() == 0 ? "" : ", " + view.unread() + " unread";
        return PlainText.line(name(view), 80) + unread + ", " + preview(view);
    }

    static String name(ConversationView view) {
        return view.info().isRoom() ? "# " + view.title() : view.title();
    }

    /** What is going on in it, in a line. */
    static String preview(ConversationView view) {
        if (view.ended() != null) {
            return "Ended";
        }
        if (!view.typing().isEmpty()) {
            return view.info().isRoom()
                    ? PlainText.line(view.typing().iterator().next().text(), 32) + " is typing…"
                    : "typing…";
        }
        MessageView last = view.last();
        if (last == null) {
            return view.info().topic().isEmpty()
                    ? ""
                    : PlainText.line(view.info().topic(), 80);
        }
        String from =
                last.own() ? "You: " : view.info().isRoom() ? last.sender().text() + ": " : "";
        return from + RowBuilder.line(last, 80);
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(40, HEIGHT);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        ConversationView view = shown;
        if (view == null) {
            return;
        }
        Graphics2D g = (Graphics2D) graphics.create();
        Palette colors = Palette.now();
        Avatar.smooth(g);
        g.setColor(colors.sidebar());
        g.fillRect(0, 0, getWidth(), getHeight());
        Color around = colors.sidebar();
        if (selected) {
            around = colors.selection();
            g.setColor(around);
            g.fill(new RoundRectangle2D.Double(6, 2, getWidth() - 12.0, getHeight() - 4.0, 12, 12));
            if (focused) {
                g.setColor(colors.accent());
                g.draw(new RoundRectangle2D.Double(6.5, 2.5, getWidth() - 13.0, getHeight() - 5.0, 12, 12));
            }
        }
        boolean compact = getWidth() < COMPACT;
        int left = compact ? (getWidth() - AVATAR) / 2 : 16;
        int top = (getHeight() - AVATAR) / 2;
        Avatar.paint(g, left, top, AVATAR, view.info().name().text(), getFont());
        Avatar.dot(g, left, top, AVATAR, presence.apply(view), colors, around);
        if (!compact) {
            paintText(g, view, colors);
        } else if (view.unread() > 0) {
            badge(g, view.unread(), getWidth() - 6, 6, colors);
        }
        g.dispose();
    }

    private void paintText(Graphics2D g, ConversationView view, Palette colors) {
        boolean unread = view.unread() > 0;
        int left = 16 + AVATAR + 12;
        int right = getWidth() - 18;
        Font small = Measuring.small(getFont());
        g.setFont(small);
        String when = times.brief(view.lastMillis());
        int whenWidth = g.getFontMetrics().stringWidth(when);
        g.setColor(unread ? colors.accent() : colors.muted());
        g.drawString(when, right - whenWidth, 26);

        g.setFont(unread ? getFont().deriveFont(Font.BOLD) : getFont());
        g.setColor(colors.text());
        draw(g, name(view), left, 26, right - whenWidth - 8 - left);

        int badge = unread ? badge(g, view.unread(), right, 32, colors) : 0;
        g.setFont(small);
        g.setColor(view.typing().isEmpty() ? colors.muted() : colors.accent());
        draw(g, preview(view), left, 45, right - badge - left);
    }

    /** Returns how much room it takes. */
    private int badge(Graphics2D g, long unread, int right, int top, Palette colors) {
        String text = unread > 999 ? "999+" : Long.toString(unread);
        g.setFont(Measuring.small(getFont()).deriveFont(Font.BOLD));
        int width = Math.max(20, g.getFontMetrics().stringWidth(text) + 12);
        g.setColor(colors.accent());
        g.fill(new RoundRectangle2D.Double(right - (double) width, top, width, 18, 18, 18));
        g.setColor(colors.onAccent());
        g.drawString(text, right - width + (width - g.getFontMetrics().stringWidth(text)) / 2, top + 13);
        return width + 8;
    }

    /** As much of it as fits. */
    private static void draw(Graphics2D g, String text, int x, int y, int width) {
        FontMetrics metrics = g.getFontMetrics();
        String shown = PlainText.line(text, 120);
        if (metrics.stringWidth(shown) > width) {
            int length = shown.length();
            while (length > 0 && metrics.stringWidth(PlainText.cut(shown, length) + "…") > width) {
                length--;
            }
            shown = PlainText.cut(shown, length).stripTrailing() + "…";
        }
        g.drawString(shown, x, y);
    }
}
