package chat.scp.client.gui;

import java.awt.Color;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.LayoutManager;
import java.util.function.Function;
import javax.swing.JPanel;

/** A panel in a colour of the palette that is set; with a line at an edge, if it is given one. */
final class Tinted extends JPanel {
    /** Where the line is. */
    enum Edge {
        NONE,
        /** None either; round corners. */
        ROUND,
        BOTTOM,
        LEFT,
        RIGHT
    }

    private final transient Function<Palette, Color> color;
    private final Edge edge;

    Tinted(LayoutManager layout, Function<Palette, Color> color, Edge edge) {
        super(layout);
        setOpaque(edge != Edge.ROUND);
        this.color = color;
        this.edge = edge;
    }

    @Override
    protected void paintComponent(Graphics g) {
        Palette colors = Palette.now();
        g.setColor(color.apply(colors));
        if (edge == Edge.ROUND) {
            Graphics2D round = (Graphics2D) g.create();
            Avatar.smooth(round);
            round.fillRoundRect(0, 0, getWidth(), getHeight(), 12, 12);
            round.dispose();
            return;
        }
        g.fillRect(0, 0, getWidth(), getHeight());
        g.setColor(colors.line());
        switch (edge) {
            case NONE, ROUND -> {}
            case BOTTOM -> g.fillRect(0, getHeight() - 1, getWidth(), 1);
            case LEFT -> g.fillRect(0, 0, 1, getHeight());
            case RIGHT -> g.fillRect(getWidth() - 1, 0, 1, getHeight());
        }
    }
}
