package chat.scp.client.gui;

import chat.scp.client.model.MessageState;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/** How far a message got, as a sign of 16 by 10 pixels and as a word. */
final class Ticks {
    static final int WIDTH = 16;
    static final int HEIGHT = 10;

    private Ticks() {}

    static String word(MessageState state) {
        return switch (state) {
            case RECEIVED -> "";
            case SENDING -> "sending";
            case STORED -> "sent";
            case DELIVERED -> "delivered";
            case READ -> "read";
            case FAILED -> "not sent";
            case UNKNOWN -> "sent, without an answer";
        };
    }

    /** With its left upper corner there. */
    static void paint(Graphics2D g, double x, double y, MessageState state, Palette colors, Color quiet) {
        g.setStroke(new BasicStroke(1.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        switch (state) {
            case RECEIVED -> {}
            case SENDING -> clock(g, x, y, quiet);
            case STORED, UNKNOWN -> tick(g, x + 3, y, quiet);
            case DELIVERED -> twoTicks(g, x, y, quiet);
            case READ -> twoTicks(g, x, y, colors.accent());
            case FAILED -> failed(g, x, y, colors.error());
        }
    }

    private static void clock(Graphics2D g, double x, double y, Color color) {
        g.setColor(color);
        g.setStroke(new BasicStroke(1.2f));
        g.draw(new Ellipse2D.Double(x + 4, y + 0.5, 9, 9));
        g.draw(new Line2D.Double(x + 8.5, y + 5, x + 8.5, y + 2.5));
        g.draw(new Line2D.Double(x + 8.5, y + 5, x + 10.5, y + 6));
    }

    private static void twoTicks(Graphics2D g, double x, double y, Color color) {
        tick(g, x, y, color);
        tick(g, x + 5, y, color);
    }

    private static void tick(Graphics2D g, double x, double y, Color color) {
        Path2D path = new Path2D.Double();
        path.moveTo(x + 0.5, y + 5.5);
        path.lineTo(x + 3.5, y + 8.5);
        path.lineTo(x + 10, y + 1.5);
        g.setColor(color);
        g.draw(path);
    }

    private static void failed(Graphics2D g, double x, double y, Color color) {
        g.setColor(color);
        g.draw(new Line2D.Double(x + 8, y + 0.5, x + 8, y + 5.5));
        g.fill(new Ellipse2D.Double(x + 7, y + 7.5, 2.2, 2.2));
    }
}
