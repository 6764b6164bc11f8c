package chat.scp.client.gui;

import chat.scp.client.Draft;
import chat.scp.client.model.MessageView;
import chat.scp.pdu.Capability;
import java.awt.Component;
import java.awt.GridLayout;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Optional;
import java.util.function.Supplier;
import javax.swing.AbstractAction;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.KeyStroke;

/** What can be done with a message: from the menu, by key, and by a right click. */
final class MessageActions {
    private final Component parent;
    private final Desk desk;
    private final ConversationPane pane;

    MessageActions(Component parent, Desk desk, ConversationPane pane) {
        this.parent = parent;
        this.desk = desk;
        this.pane = pane;
    }

    /** Keys and clicks in the list; {@code menu} is made for the selected message. */
    void install(Supplier<JPopupMenu> menu) {
        MessageList list = pane.messageList();
        bind("ENTER", () -> list.selected().map(Row.Message::view).ifPresent(this::enter));
        bind("DELETE", () -> perform(Shortcut.DELETE));
        bind("ctrl C", () -> perform(Shortcut.COPY));
        bind("ESCAPE", () -> {
            list.clearSelection();
            pane.write();
        });
        bind("CONTEXT_MENU", () -> open(menu));
        bind("shift F10", () -> open(menu));
        list.addMouseListener(new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent event) {
                popup(event, menu);
            }

            @Override
            public void mouseReleased(MouseEvent event) {
                popup(event, menu);
            }

            @Override
            public void mouseClicked(MouseEvent event) {
                if (event.getClickCount() == 2 && event.getButton() == MouseEvent.BUTTON1) {
                    list.messageAt(event.getPoint()).map(Row.Message::view).ifPresent(m -> enter(m));
                }
            }
        });
    }

    private void bind(String keys, Runnable what) {
        pane.messageList().getInputMap().put(KeyStroke.getKeyStroke(keys), keys);
        pane.messageList().getActionMap().put(keys, new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                what.run();
            }
        });
    }

    private void popup(MouseEvent event, Supplier<JPopupMenu> menu) {
        if (event.isPopupTrigger()) {
            int index = pane.messageList().locationToIndex(event.getPoint());
            if (index >= 0) {
                pane.messageList().requestFocusInWindow();
                pane.messageList().setSelectedIndex(index);
                menu.get().show(pane.messageList(), event.getX(), event.getY());
            }
        }
    }

    private void open(Supplier<JPopupMenu> menu) {
        Point at = below();
        menu.get().show(pane.messageList(), at.x, at.y);
    }

    private Point below() {
        int index = pane.messageList().getSelectedIndex();
        Rectangle row = index < 0
                ? pane.messageList().getVisibleRect()
                : pane.messageList().getCellBounds(index, index);
        Rectangle seen = pane.messageList().getVisibleRect().intersection(row);
        return new Point(seen.x + seen.width / 2, seen.y + seen.height / 2);
    }

    /** A failed one is sent again, a long one is shown. */
    private void enter(MessageView message) {
        if (desk.hasFailed(message)) {
            desk.sendAgain(pane.shown(), message);
        } else {
            Dialogs.text(parent, "Message", RowBuilder.said(message));
        }
    }

    /** The message that it is about, if there is one that it can be about. */
    private Optional<MessageView> subject(Shortcut what) {
        return switch (what) {
            case REPLY -> pane.subject(m -> relations(m) && !RowBuilder.isNotice(m));
            case REACT -> pane.subject(this::relations);
            case EDIT -> pane.subject(m -> relations(m) && ConversationPane.canEdit(m));
            case DELETE -> pane.subject(m -> desk.hasFailed(m) || (relations(m) && m.own()));
            case SEND_AGAIN -> pane.subject(desk::hasFailed);
            case COPY, SHOW -> pane.subject(m -> !m.deleted());
            default -> Optional.empty();
        };
    }

    private boolean relations(MessageView message) {
        return desk.can(Capability.RELATIONS) && RowBuilder.canRelate(message);
    }

    boolean can(Shortcut what) {
        return subject(what).isPresent();
    }

    void perform(Shortcut what) {
        subject(what).ifPresent(message -> perform(what, message));
    }

    private void perform(Shortcut what, MessageView message) {
        switch (what) {
            case REPLY -> pane.compose(pane.composer().composition().replyingTo(message));
            case EDIT -> pane.compose(Composition.EMPTY.editing(message));
            case REACT -> react(message);
            case COPY ->
                Toolkit.getDefaultToolkit()
                        .getSystemClipboard()
                        .setContents(new StringSelection(RowBuilder.said(message)), null);
            case SHOW -> Dialogs.text(parent, "Message", RowBuilder.said(message));
            case SEND_AGAIN -> desk.sendAgain(pane.shown(), message);
            case DELETE -> delete(message);
            default -> throw new IllegalArgumentException(what + " is not about a message");
        }
    }

    private void delete(MessageView message) {
        if (desk.hasFailed(message)) {
            desk.model().dismiss(pane.shown(), message.id());
        } else if (Dialogs.sure(
                parent, "Delete", "Delete this message for everybody? " + RowBuilder.line(message, 60), "Delete")) {
            desk.send(pane.shown(), Draft.delete(message.position()));
        }
    }

    private void react(MessageView message) {
        JPopupMenu choice = new JPopupMenu("React");
        choice.setLayout(new GridLayout(0, 4));
        for (String emoji : Emoji.offered(pane.messageList().getFont())) {
            JMenuItem item = new JMenuItem(emoji);
            item.getAccessibleContext().setAccessibleName(Emoji.name(emoji));
            item.addActionListener(event -> desk.react(pane.shown(), message, emoji));
            choice.add(item);
        }
        JMenuItem other = new JMenuItem("…");
        other.getAccessibleContext().setAccessibleName("Another emoji");
        other.addActionListener(event -> Dialogs.line(parent, "React", "Which emoji?", "one emoji")
                .ifPresent(emoji -> desk.react(pane.shown(), message, emoji)));
        choice.add(other);
        Point at = below();
        choice.show(pane.messageList(), at.x, at.y);
    }
}
