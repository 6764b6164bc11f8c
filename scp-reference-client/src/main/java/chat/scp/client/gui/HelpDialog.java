package chat.scp.client.gui;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Font;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;

/** What the keyboard does. */
final class HelpDialog {
    private static final List<String[]> IN_PLACES = List.of(
            new String[] {"Enter", "Send what is written; in a list: open"},
            new String[] {"Shift+Enter", "A new line in the message"},
            new String[] {"Up", "In an empty message: edit the last one"},
            new String[] {"Esc", "Take back a reply, an edit, a search"},
            new String[] {"Ctrl+C", "Among messages: copy the selected one"},
            new String[] {"Delete", "Among messages: delete the selected one"},
            new String[] {"Menu, Shift+F10", "What can be done with the selected one"},
            new String[] {"Alt+letter", "The menu or button with that letter"});

    private HelpDialog() {}

    /** Keys and what they do, in the order in which they are shown. */
    static List<String[]> lines() {
        List<String[]> lines = new ArrayList<>();
        Arrays.stream(Shortcut.values())
                .filter(Shortcut::hasKey)
                .map(s -> new String[] {s.keys(), s.title().replace("…", "")})
                .forEach(lines::add);
        lines.addAll(IN_PLACES);
        return lines;
    }

    static void show(Component parent) {
        JPanel panel = new JPanel(new GridBagLayout());
        List<String[]> lines = lines();
        int half = (lines.size() + 1) / 2;
        for (int i = 0; i < lines.size(); i++) {
            int column = i < half ? 0 : 2;
            add(panel, lines.get(i)[0], column, i % half, true);
            add(panel, lines.get(i)[1], column + 1, i % half, false);
        }
        JPanel all = new JPanel(new BorderLayout());
        all.add(panel);
        JOptionPane.showMessageDialog(parent, all, "Keyboard", JOptionPane.PLAIN_MESSAGE);
    }

    private static void add(JPanel panel, String text, int x, int y, boolean bold) {
        JLabel label = new JLabel(text);
        label.setFont(label.getFont().deriveFont(bold ? Font.BOLD : Font.PLAIN));
        GridBagConstraints at = new GridBagConstraints();
        at.gridx = x;
        at.gridy = y;
        at.anchor = GridBagConstraints.LINE_START;
        at.insets = new Insets(3, x == 2 ? 28 : 0, 3, 12);
        panel.add(label, at);
    }
}
