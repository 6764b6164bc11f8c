package chat.scp.client.gui;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.FlowLayout;
import java.awt.Graphics;
import java.util.function.Function;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;

/** A slim line with a text and buttons, in a colour of its own; hidden while there is nothing to say. */
final class Strip extends JPanel {
    private final JLabel label = PlainText.in(new JLabel());
    private final JPanel buttons = new JPanel(new FlowLayout(FlowLayout.RIGHT, 6, 0));
    private final transient Function<Palette, Color> back;
    private final transient Function<Palette, Color> front;

    Strip(Function<Palette, Color> back, Function<Palette, Color> front) {
        super(new BorderLayout(8, 0));
        this.back = back;
        this.front = front;
        setBorder(BorderFactory.createEmptyBorder(5, 16, 5, 10));
        buttons.setOpaque(false);
        add(label, BorderLayout.CENTER);
        add(buttons, BorderLayout.EAST);
        setVisible(false);
    }

    JButton button(String title, char mnemonic, Runnable what) {
        JButton button = PlainText.in(new JButton(title));
        if (mnemonic != 0) {
            button.setMnemonic(mnemonic);
        }
        button.addActionListener(event -> what.run());
        buttons.add(button);
        return button;
    }

    void clearButtons() {
        buttons.removeAll();
    }

    void say(String text) {
        label.setText(PlainText.line(text, 300));
        label.setToolTipText(null);
        label.setForeground(front.apply(Palette.now()));
        getAccessibleContext().setAccessibleName(text);
        setVisible(!text.isEmpty());
        revalidate();
        repaint();
    }

    String said() {
        return isVisible() ? label.getText() : "";
    }

    @Override
    public void updateUI() {
        super.updateUI();
        if (label != null) {
            label.setForeground(front.apply(Palette.now()));
        }
    }

    @Override
    protected void paintComponent(Graphics g) {
        g.setColor(back.apply(Palette.now()));
        g.fillRect(0, 0, getWidth(), getHeight());
    }
}
