package chat.scp.client.gui;

import chat.scp.client.RoomSettings;
import chat.scp.client.event.ConversationInfo;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Visibility;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.DefaultListModel;
import javax.swing.JCheckBox;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.ListCellRenderer;
import javax.swing.SwingUtilities;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/** Finding rooms, and making one. */
final class RoomDialogs {
    private final Component parent;
    private final Desk desk;
    private final Consumer<ConversationId> opened;

    RoomDialogs(Component parent, Desk desk, Consumer<ConversationId> opened) {
        this.parent = parent;
        this.desk = desk;
        this.opened = opened;
    }

    /** Lists the public rooms as soon as the server has told them. */
    void find() {
        desk.ask(
                () -> desk.client().rooms().list(),
                rooms -> choose(rooms.stream()
                        .sorted(Comparator.comparing(ConversationInfo::members).reversed())
                        .toList()));
    }

    private void choose(List<ConversationInfo> rooms) {
        DefaultListModel<ConversationInfo> shown = new DefaultListModel<>();
        JList<ConversationInfo> list = new JList<>(shown);
        JTextField name = new JTextField();
        name.putClientProperty("JTextField.placeholderText", "Name of a room");
        name.getAccessibleContext().setAccessibleName("Name of a room");
        list.setCellRenderer(cells());
        list.setVisibleRowCount(9);
        list.getAccessibleContext().setAccessibleName("Public rooms");
        Runnable filter = () -> {
            String wanted = name.getText().strip().toLowerCase(Locale.ROOT);
            shown.clear();
            rooms.stream()
                    .filter(room -> room.name().text().contains(wanted)
                            || room.title().toLowerCase(Locale.ROOT).contains(wanted))
                    .forEach(shown::addElement);
            if (!wanted.isEmpty() && !shown.isEmpty()) {
                list.setSelectedIndex(0);
            }
        };
        filter.run();
        name.getDocument().addDocumentListener(new DocumentListener() {
            @Override
            public void insertUpdate(DocumentEvent event) {
                filter.run();
            }

            @Override
            public void removeUpdate(DocumentEvent event) {
                filter.run();
            }

            @Override
            public void changedUpdate(DocumentEvent event) {}
        });
        name.getInputMap().put(KeyStroke.getKeyStroke("DOWN"), "list");
        name.getActionMap().put("list", new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                list.requestFocusInWindow();
            }
        });
        list.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent event) {
                if (event.getClickCount() == 2 && SwingUtilities.getAncestorOfClass(JOptionPane.class, list) != null) {
                    ((JOptionPane) SwingUtilities.getAncestorOfClass(JOptionPane.class, list))
                            .setValue(JOptionPane.OK_OPTION);
                }
            }
        });
        JPanel panel = new JPanel(new BorderLayout(0, 8));
        panel.add(name, BorderLayout.NORTH);
        JScrollPane scroll = new JScrollPane(list);
        scroll.setPreferredSize(new Dimension(420, 300));
        panel.add(scroll, BorderLayout.CENTER);
        panel.add(
                new JLabel(rooms.isEmpty() ? "The server has no public rooms yet." : "Enter joins the selected room."),
                BorderLayout.SOUTH);
        if (Dialogs.ok(parent, "Find rooms", panel, name)) {
            ConversationInfo chosen = list.getSelectedValue();
            String room =
                    chosen == null ? name.getText().strip() : chosen.name().text();
            if (!room.isEmpty()) {
                desk.ask(() -> desk.client().rooms().join(room), info -> opened.accept(info.id()));
            }
        }
    }

    private static ListCellRenderer<ConversationInfo> cells() {
        JLabel label = PlainText.in(new JLabel());
        label.setOpaque(true);
        return (list, room, index, selected, focused) -> {
            String topic = room.topic().isEmpty() ? "" : "  –  " + room.topic();
            label.setText(PlainText.line(
                    "  # " + room.shownName() + "  (" + room.name().text() + ", " + room.members() + ")" + topic, 90));
            label.setFont(list.getFont());
            label.setBackground(selected ? list.getSelectionBackground() : list.getBackground());
            label.setForeground(selected ? list.getSelectionForeground() : list.getForeground());
            label.setPreferredSize(new Dimension(100, 30));
            return label;
        };
    }

    void create() {
        JTextField name = new JTextField(24);
        name.putClientProperty("JTextField.placeholderText", "a-z, 0-9, '.', '_' and '-'");
        JTextField title = new JTextField(24);
        JTextField topic = new JTextField(24);
        JCheckBox open = new JCheckBox("Anybody may find and join it", true);
        open.setMnemonic('A');
        JPanel panel = new JPanel();
        panel.setLayout(new BoxLayout(panel, BoxLayout.Y_AXIS));
        panel.add(Dialogs.labelled("Name", name));
        panel.add(Box.createVerticalStrut(10));
        panel.add(Dialogs.labelled("Title (may be empty)", title));
        panel.add(Box.createVerticalStrut(10));
        panel.add(Dialogs.labelled("Topic (may be empty)", topic));
        panel.add(Box.createVerticalStrut(10));
        JPanel line = new JPanel(new BorderLayout());
        line.add(open);
        panel.add(line);
        if (Dialogs.ok(parent, "New room", panel, name) && !name.getText().isBlank()) {
            RoomSettings settings = new RoomSettings(
                    open.isSelected() ? Visibility.PUBLIC : Visibility.PRIVATE, title.getText(), topic.getText(), 0);
            desk.ask(
                    () -> desk.client().rooms().create(name.getText().strip(), settings),
                    info -> opened.accept(info.id()));
        }
    }
}
