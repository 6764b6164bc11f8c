package chat.scp.client.gui;

import chat.scp.client.model.ChatModel;
import chat.scp.client.model.ConversationView;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.PresenceStatus;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.event.ActionEvent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/** The user, the invitations, and the conversations. In a narrow window only the conversations' signs. */
final class Sidebar extends JPanel {
    private static final int WIDE = 288;
    private static final int NARROW = 70;

    private final ChatModel model;
    private final DefaultListModel<ConversationView> shown = new DefaultListModel<>();
    private final JList<ConversationView> list = new JList<>(shown);
    private final JTextField filter = new JTextField();
    private final JButton me;
    private final JPanel top = new JPanel(new BorderLayout(0, 4));
    private final JLabel empty = new JLabel("", SwingConstants.CENTER);
    private final InvitationsPanel invitations;
    private final transient Consumer<ConversationId> onOpen;
    private boolean filling;
    private boolean compact;

    /** {@code onSelect}: it is to be shown, {@code onOpen}: to be written in. */
    Sidebar(
            ChatModel model,
            InvitationsPanel invitations,
            JButton me,
            JButton add,
            Consumer<ConversationId> onSelect,
            Consumer<ConversationId> onOpen) {
        super(new BorderLayout());
        this.model = model;
        this.invitations = invitations;
        this.me = me;
        this.onOpen = onOpen;
        Tinted back = new Tinted(new BorderLayout(), Palette::sidebar, Tinted.Edge.RIGHT);
        top.setOpaque(false);
        top.setBorder(BorderFactory.createEmptyBorder(12, 12, 10, 12));
        JPanel line = new JPanel(new BorderLayout(8, 0));
        line.setOpaque(false);
        line.add(me, BorderLayout.CENTER);
        line.add(add, BorderLayout.EAST);
        top.add(line, BorderLayout.NORTH);
        top.add(filter, BorderLayout.SOUTH);
        filter.putClientProperty("JTextField.placeholderText", "Go to conversation");
        filter.putClientProperty("JTextField.showClearButton", true);
        filter.getAccessibleContext().setAccessibleName("Go to conversation");
        JPanel north = new JPanel(new BorderLayout());
        north.setOpaque(false);
        north.add(top, BorderLayout.NORTH);
        north.add(invitations, BorderLayout.SOUTH);
        list.setCellRenderer(new ConversationCell(Times.here(), this::presence));
        list.setFixedCellHeight(ConversationCell.HEIGHT);
        list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        list.setOpaque(false);
        list.getAccessibleContext().setAccessibleName("Conversations");
        list.addListSelectionListener(event -> {
            ConversationView view = list.getSelectedValue();
            if (!filling && view != null) {
                onSelect.accept(view.info().id());
            }
        });
        JScrollPane scroll = new JScrollPane(list);
        scroll.setHorizontalScrollBarPolicy(JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        scroll.setBorder(BorderFactory.createEmptyBorder(0, 0, 0, 1));
        scroll.setOpaque(false);
        scroll.getViewport().setOpaque(false);
        empty.setBorder(BorderFactory.createEmptyBorder(28, 20, 0, 20));
        empty.setEnabled(false);
        JPanel middle = new JPanel(new BorderLayout());
        middle.setOpaque(false);
        middle.add(empty, BorderLayout.NORTH);
        middle.add(scroll, BorderLayout.CENTER);
        back.add(north, BorderLayout.NORTH);
        back.add(middle, BorderLayout.CENTER);
        add(back);
        keys();
        compact(false);
    }

    private void keys() {
        filter.getDocument().addDocumentListener(new DocumentListener() {
            @Override
            public void insertUpdate(DocumentEvent event) {
                refresh(selected().orElse(ConversationId.NONE));
            }

            @Override
            public void removeUpdate(DocumentEvent event) {
                refresh(selected().orElse(ConversationId.NONE));
            }

            @Override
            public void changedUpdate(DocumentEvent event) {}
        });
        bind(filter, "ENTER", this::openFirst);
        bind(filter, "DOWN", () -> {
            list.requestFocusInWindow();
            list.setSelectedIndex(0);
        });
        bind(filter, "ESCAPE", () -> filter.setText(""));
        bind(list, "ENTER", () -> selected().ifPresent(onOpen));
    }

    private static void bind(JComponent component, String keys, Runnable what) {
        component.getInputMap().put(KeyStroke.getKeyStroke(keys), keys);
        component.getActionMap().put(keys, new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                what.run();
            }
        });
    }

    private void openFirst() {
        if (shown.getSize() > 0) {
            ConversationId first = shown.get(0).info().id();
            filter.setText("");
            onOpen.accept(first);
        }
    }

    private PresenceStatus presence(ConversationView view) {
        return view.info().isRoom()
                ? PresenceStatus.OFFLINE
                : model.presence(view.info().name()).status();
    }

    Optional<ConversationId> selected() {
        return Optional.ofNullable(list.getSelectedValue())
                .map(view -> view.info().id());
    }

    /** As the model has it now, with this one selected. */
    void refresh(ConversationId selected) {
        String wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
        List<ConversationView> now = model.conversations().stream()
                .filter(view -> view.ended() == null || view.info().id().equals(selected))
                .filter(view -> wanted.isEmpty()
                        || ConversationCell.name(view).toLowerCase(Locale.ROOT).contains(wanted)
                        || view.info().name().text().contains(wanted))
                .toList();
        filling = true;
        shown.clear();
        shown.addAll(now);
        for (int i = 0; i < now.size(); i++) {
            if (now.get(i).info().id().equals(selected)) {
                list.setSelectedIndex(i);
            }
        }
        filling = false;
        empty.setText(wanted.isEmpty() ? "No conversations yet: Ctrl+N" : "None of that name");
        empty.setVisible(now.isEmpty() && !compact);
        list.repaint();
    }

    /** The one that is so many further down, or the first. */
    Optional<ConversationId> neighbour(int by) {
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        int at = list.getSelectedIndex();
        int next = at < 0 ? 0 : Math.floorMod(at + by, shown.getSize());
        return Optional.of(shown.get(next).info().id());
    }

    Optional<ConversationId> nextUnread() {
        int from = Math.max(0, list.getSelectedIndex());
        for (int i = 0; i < shown.getSize(); i++) {
            ConversationView view = shown.get((from + i) % shown.getSize());
            if (view.unread() > 0) {
                return Optional.of(view.info().id());
            }
        }
        return Optional.empty();
    }

    void jump() {
        filter.selectAll();
        filter.requestFocusInWindow();
    }

    void focusList() {
        list.requestFocusInWindow();
    }

    boolean hasFocusInside() {
        return list.isFocusOwner() || filter.isFocusOwner();
    }

    void showInvitations() {
        invitations.show(model.invitations());
        compact(compact);
    }

    void compact(boolean now) {
        compact = now;
        top.setVisible(!now);
        invitations.setVisible(!now && invitations.hasCards());
        setPreferredSize(new Dimension(now ? NARROW : WIDE, 0));
        me.setVisible(!now);
        revalidate();
    }
}
