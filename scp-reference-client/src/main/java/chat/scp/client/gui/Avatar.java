package chat.scp.client.gui;

import chat.scp.pdu.PresenceStatus;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.util.Locale;

/** The round sign of a person or a room: a letter on a colour of its own, and a dot for who is there. */
final class Avatar {
    private static final Color[] COLORS = {
        new Color(0x3F6FD1),
        new Color(0x2E8B6F),
        new Color(0xB5562B),
        new Color(0x8A4FBF),
        new Color(0xB83E6B),
        new Color(0x3B7F9E),
        new Color(0x7A7327),
        new Color(0x5E5BC8)
    };

    private Avatar() {}

    static Color color(String name) {
        return COLORS[(name.hashCode() * 0x9E3779B9) >>> 29];
    }

    static void paint(Graphics2D g, int x, int y, int size, String name, Font font) {
        smooth(g);
        g.setColor(color(name));
        g.fill(new Ellipse2D.Double(x, y, size, size));
        String letter = letter(name);
        g.setFont(font.deriveFont(Font.BOLD, size * 0.42f));
        g.setColor(Color.WHITE);
        FontMetrics metrics = g.getFontMetrics();
        g.drawString(
                letter,
                x + (size - metrics.stringWidth(letter)) / 2f,
                y + (size - metrics.getHeight()) / 2f + metrics.getAscent());
    }

    private static String letter(String name) {
        return name.codePoints()
                .filter(Character::isLetterOrDigit)
                .limit(1)
                .mapToObj(Character::toString)
                .findFirst()
                .orElse("#")
                .toUpperCase(Locale.ROOT);
    }

    /** At the lower right of an avatar; {@code around} is the colour behind it. */
    static void dot(Graphics2D g, int x, int y, int size, PresenceStatus status, Palette colors, Color around) {
        if (status == PresenceStatus.OFFLINE) {
            return;
        }
        int dot = Math.max(9, size / 4);
        double left = x + size - dot + 1;
        double top = y + size - dot + 1;
        g.setColor(around);
        g.fill(new Ellipse2D.Double(left - 2, top - 2, dot + 4, dot + 4));
        g.setColor(color(status, colors));
        g.fill(new Ellipse2D.Double(left, top, dot, dot));
    }

    static Color color(PresenceStatus status, Palette colors) {
        return switch (status) {
            case ONLINE -> colors.good();
            case AWAY -> new Color(0xE0A526);
            case BUSY -> colors.error();
            case OFFLINE -> colors.muted();
        };
    }

    static void smooth(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }
}
