package chat.scp.client.gui;

import chat.scp.pdu.Name;
import chat.scp.pdu.PresenceStatus;
import chat.scp.pdu.Role;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import javax.swing.ListCellRenderer;
import org.jspecify.annotations.Nullable;

/** Who is in a room. Enter, the menu key or a right click offers what may be done with somebody. */
final class MembersPanel extends JPanel {
    /** A line of it. */
    record Member(Name name, Role role, PresenceStatus status) {}

    private final DefaultListModel<Member> members = new DefaultListModel<>();
    private final JList<Member> list = new JList<>(members);
    private final JLabel title = new JLabel("Members");
    private final transient Function<Member, JPopupMenu> menu;

    MembersPanel(Function<Member, JPopupMenu> menu, Consumer<Boolean> closed) {
        super(new BorderLayout());
        this.menu = menu;
        setPreferredSize(new Dimension(220, 0));
        Tinted back = new Tinted(new BorderLayout(), Palette::sidebar, Tinted.Edge.LEFT);
        title.setBorder(BorderFactory.createEmptyBorder(18, 16, 10, 16));
        title.putClientProperty("FlatLaf.styleClass", "h4");
        list.setCellRenderer(new Cell());
        list.setOpaque(false);
        list.getAccessibleContext().setAccessibleName("Members");
        JScrollPane scroll = new JScrollPane(list);
        scroll.setBorder(BorderFactory.createEmptyBorder(0, 1, 0, 0));
        scroll.setOpaque(false);
        scroll.getViewport().setOpaque(false);
        back.add(title, BorderLayout.NORTH);
        back.add(scroll, BorderLayout.CENTER);
        add(back);
        bind("ENTER", this::openMenu);
        bind("CONTEXT_MENU", this::openMenu);
        bind("shift F10", this::openMenu);
        bind("ESCAPE", () -> closed.accept(true));
        list.addMouseListener(new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent event) {
                popup(event);
            }

            @Override
            public void mouseReleased(MouseEvent event) {
                popup(event);
            }
        });
    }

    private void bind(String keys, Runnable what) {
        list.getInputMap().put(KeyStroke.getKeyStroke(keys), keys);
        list.getActionMap().put(keys, new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                what.run();
            }
        });
    }

    /** Those who may do most, and who is there, come first. */
    void show(Map<Name, Role> who, Function<Name, PresenceStatus> presence) {
        List<Member> sorted = who.entrySet().stream()
                .map(e -> new Member(e.getKey(), e.getValue(), presence.apply(e.getKey())))
                .sorted(Comparator.comparing(Member::role)
                        .reversed()
                        .thenComparing(m -> m.status() == PresenceStatus.OFFLINE)
                        .thenComparing(m -> m.name().text()))
                .toList();
        Member selected = list.getSelectedValue();
        members.clear();
        members.addAll(sorted);
        Optional.ofNullable(selected)
                .flatMap(s ->
                        sorted.stream().filter(m -> m.name().equals(s.name())).findFirst())
                .ifPresent(m -> list.setSelectedValue(m, false));
        title.setText(sorted.isEmpty() ? "Members" : "Members (" + sorted.size() + ")");
    }

    void focus() {
        if (list.getSelectedIndex() < 0 && members.getSize() > 0) {
            list.setSelectedIndex(0);
        }
        list.requestFocusInWindow();
    }

    private void openMenu() {
        int index = list.getSelectedIndex();
        if (index >= 0) {
            Point at = list.indexToLocation(index);
            menu.apply(members.get(index)).show(list, at.x + 40, at.y + 30);
        }
    }

    private void popup(MouseEvent event) {
        int index = list.locationToIndex(event.getPoint());
        if (event.isPopupTrigger() && index >= 0) {
            list.setSelectedIndex(index);
            menu.apply(members.get(index)).show(list, event.getX(), event.getY());
        }
    }

    private static String role(Role role) {
        return switch (role) {
            case OWNER -> "owner";
            case MODERATOR -> "moderator";
            case MEMBER, NONE -> "";
        };
    }

    private static final class Cell extends JPanel implements ListCellRenderer<Member> {
        private transient @Nullable Member member;
        private boolean selected;

        Cell() {
            super(null);
        }

        @Override
        public Component getListCellRendererComponent(
                JList<? extends Member> list, Member value, int index, boolean isSelected, boolean hasFocus) {
            member = value;
            selected = isSelected && list.isFocusOwner();
            setFont(list.getFont());
            getAccessibleContext().setAccessibleName(value.name().text() + " " + role(value.role()));
            return this;
        }

        @Override
        public Dimension getPreferredSize() {
            return new Dimension(180, 40);
        }

        @Override
        protected void paintComponent(Graphics graphics) {
            Member shown = member;
            if (shown == null) {
                return;
            }
            Graphics2D g = (Graphics2D) graphics.create();
            Palette colors = Palette.now();
            Avatar.smooth(g);
            if (selected) {
                g.setColor(colors.selection());
                g.fillRoundRect(6, 2, getWidth() - 12, getHeight() - 4, 12, 12);
            }
            Avatar.paint(g, 16, 7, 26, shown.name().text(), getFont());
            Avatar.dot(g, 16, 7, 26, shown.status(), colors, colors.sidebar());
            g.setFont(getFont());
            g.setColor(colors.text());
            g.drawString(PlainText.line(shown.name().text(), 32), 54, 25);
            g.setFont(Measuring.small(getFont()));
            g.setColor(colors.muted());
            String role = role(shown.role());
            g.drawString(role, getWidth() - 16 - g.getFontMetrics().stringWidth(role), 25);
            g.dispose();
        }
    }
}
