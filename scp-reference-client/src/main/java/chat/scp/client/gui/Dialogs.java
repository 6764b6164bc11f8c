package chat.scp.client.gui;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;

/** Short questions. Nothing that is shown is read as markup. */
final class Dialogs {
    private Dialogs() {}

    /** Asks for a line; empty: taken back, or nothing was typed. */
    static Optional<String> line(Component parent, String title, String question, String hint) {
        JTextField field = new JTextField(24);
        field.putClientProperty("JTextField.placeholderText", hint);
        return ok(parent, title, labelled(question, field), field)
                        && !field.getText().isBlank()
                ? Optional.of(field.getText().strip())
                : Optional.empty();
    }

    static JPanel labelled(String question, JComponent field) {
        JPanel panel = new JPanel(new BorderLayout(0, 6));
        JLabel label = PlainText.in(new JLabel(question));
        label.setLabelFor(field);
        panel.add(label, BorderLayout.NORTH);
        panel.add(field, BorderLayout.CENTER);
        return panel;
    }

    /** Shows a panel with OK and Cancel; {@code first} has the focus. */
    static boolean ok(Component parent, String title, JComponent panel, JComponent first) {
        JOptionPane pane = new JOptionPane(panel, JOptionPane.PLAIN_MESSAGE, JOptionPane.OK_CANCEL_OPTION) {
            @Override
            public void selectInitialValue() {
                super.selectInitialValue(); // the button, which Enter presses
                first.requestFocusInWindow();
            }
        };
        JDialog dialog = pane.createDialog(parent, title);
        dialog.setVisible(true);
        dialog.dispose();
        return Integer.valueOf(JOptionPane.OK_OPTION).equals(pane.getValue());
    }

    /** Whether to do something that cannot be taken back; {@code verb} is on the button. */
    static boolean sure(Component parent, String title, String question, String verb) {
        Object[] choices = {verb, "Cancel"};
        return JOptionPane.showOptionDialog(
                        parent,
                        PlainText.in(new JLabel(question)),
                        title,
                        JOptionPane.DEFAULT_OPTION,
                        JOptionPane.PLAIN_MESSAGE,
                        null,
                        choices,
                        choices[1])
                == 0;
    }

    /** A long text, to read and to copy from. */
    static void text(Component parent, String title, String text) {
        JTextArea area = new JTextArea(PlainText.of(text), 20, 60);
        area.setEditable(false);
        area.setLineWrap(true);
        area.setWrapStyleWord(true);
        area.setCaretPosition(0);
        area.setBorder(BorderFactory.createEmptyBorder(8, 8, 8, 8));
        JScrollPane scroll = new JScrollPane(area);
        scroll.setPreferredSize(new Dimension(560, 400));
        JOptionPane.showMessageDialog(SwingUtilities.getRoot(parent), scroll, title, JOptionPane.PLAIN_MESSAGE);
    }
}
