package chat.scp.client.gui;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Stream;

/** The window's sign: a bubble with three dots, drawn in the sizes that systems ask for. */
final class AppIcon {
    private AppIcon() {}

    static List<Image> images() {
        return Stream.of(16, 32, 48, 128).map(AppIcon::image).toList();
    }

    private static Image image(int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        Avatar.smooth(g);
        g.scale(size / 16.0, size / 16.0);
        g.setColor(Palette.LIGHT.accent());
        g.fill(new RoundRectangle2D.Double(0.5, 1, 15, 11.5, 6, 6));
        Path2D tail = new Path2D.Double();
        tail.moveTo(4, 11);
        tail.lineTo(4, 15.5);
        tail.lineTo(9, 12);
        tail.closePath();
        g.fill(tail);
        g.setColor(Color.WHITE);
        for (double x = 3.6; x < 12; x += 3.4) {
            g.fill(new Ellipse2D.Double(x, 5.7, 2, 2));
        }
        g.dispose();
        return image;
    }
}
