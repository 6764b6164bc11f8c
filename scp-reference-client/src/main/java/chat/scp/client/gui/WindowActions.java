package chat.scp.client.gui;

import chat.scp.client.People;
import chat.scp.client.model.ConversationView;
import chat.scp.pdu.Capability;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.Role;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.swing.JFrame;
import javax.swing.JPopupMenu;

/** What is in the menus and does not concern the window's own parts. */
final class WindowActions {
    private static final Duration RINGING = Duration.ofMinutes(1);

    private final JFrame frame;
    private final Desk desk;
    private final ConversationPane pane;
    private final RoomDialogs rooms;
    private final MessageActions messages;
    private final Consumer<ConversationId> open;
    private final BiConsumer<String, People.Asked> asking;
    private final Consumer<InvitationId> answered;

    WindowActions(
            JFrame frame,
            Desk desk,
            ConversationPane pane,
            Consumer<ConversationId> open,
            BiConsumer<String, People.Asked> asking,
            Consumer<InvitationId> answered) {
        this.frame = frame;
        this.desk = desk;
        this.pane = pane;
        this.open = open;
        this.asking = asking;
        this.answered = answered;
        rooms = new RoomDialogs(frame, desk, open);
        messages = new MessageActions(frame, desk, pane);
    }

    MessageActions messages() {
        return messages;
    }

    boolean can(Shortcut what) {
        return switch (what.menu()) {
            case MESSAGE -> messages.can(what);
            case CONVERSATION -> canInConversation(what);
            case CHAT ->
                switch (what) {
                    case FIND_ROOMS, NEW_ROOM -> desk.can(Capability.ROOMS);
                    default -> true;
                };
            case VIEW, HELP -> true;
        };
    }

    private boolean canInConversation(Shortcut what) {
        Optional<ConversationView> view = pane.view();
        boolean room = view.map(v -> v.info().isRoom()).orElse(false);
        return switch (what) {
            case INVITE -> room;
            case BLOCK -> view.isPresent() && !room;
            default -> view.isPresent();
        };
    }

    void perform(Shortcut what) {
        if (what.menu() == Shortcut.Menu.MESSAGE) {
            messages.perform(what);
            return;
        }
        if (!can(what)) {
            return;
        }
        switch (what) {
            case NEW_CHAT ->
                Dialogs.line(frame, "New chat", "With whom?", "name of an account")
                        .ifPresent(this::chat);
            case FIND_ROOMS -> rooms.find();
            case NEW_ROOM -> rooms.create();
            case SEARCH -> pane.search();
            case TO_END -> pane.toEnd();
            case MESSAGES -> toMessages();
            case INVITE ->
                Dialogs.line(frame, "Invite", "Whom?", "name of an account").ifPresent(this::invite);
            case LEAVE -> leave();
            case BLOCK -> block();
            case HELP -> HelpDialog.show(frame);
            default -> throw new IllegalArgumentException(what + " is the window's own");
        }
    }

    private void toMessages() {
        MessageList list = pane.messageList();
        if (list.getSelectedIndex() < 0) {
            list.setSelectedIndex(list.getModel().getSize() - 1);
            list.ensureIndexIsVisible(list.getSelectedIndex());
        }
        list.requestFocusInWindow();
    }

    /** Goes to the chat that is there, or asks for one. */
    private void chat(String user) {
        Optional<ConversationView> there = desk.model()
                .named(user.toLowerCase(Locale.ROOT))
                .filter(view -> !view.info().isRoom() && view.ended() == null);
        if (there.isPresent()) {
            open.accept(there.get().info().id());
        } else {
            ask(user, ConversationId.NONE);
        }
    }

    private void invite(String user) {
        ask(user, pane.shown());
    }

    private void ask(String user, ConversationId room) {
        desk.invite(user, room, RINGING, asked -> asking.accept(user, asked), answered, opened -> {
            if (room.isNone()) {
                open.accept(opened);
            }
        });
    }

    private void leave() {
        pane.view().ifPresent(view -> {
            String what = view.info().isRoom() ? "Leave the room " : "End the conversation with ";
            if (Dialogs.sure(frame, "Leave", what + PlainText.line(view.title(), 64) + "?", "Leave")) {
                desk.leave(view.info().id());
            }
        });
    }

    private void block() {
        pane.view().ifPresent(view -> {
            String name = view.info().name().text();
            String question =
                    "Block " + PlainText.line(name, 64) + "? You will hear from them no more; they are not told.";
            if (Dialogs.sure(frame, "Block", question, "Block")) {
                desk.with(people -> people.block(name));
            }
        });
    }

    /** What may be done with a member of the room. */
    JPopupMenu memberMenu(MembersPanel.Member member) {
        JPopupMenu menu = new JPopupMenu();
        String name = member.name().text();
        if (member.name().equals(desk.model().me())) {
            menu.add("That is you").setEnabled(false);
            return menu;
        }
        menu.add("Chat").addActionListener(event -> chat(name));
        ConversationId room = pane.shown();
        Role own = desk.model().members(room).getOrDefault(desk.model().me(), Role.NONE);
        if (own.compareTo(Role.MODERATOR) >= 0 && own.compareTo(member.role()) > 0) {
            menu.add("Put out").addActionListener(event -> desk.inRooms(r -> r.kick(room, name)));
            menu.add("Put out for good…").addActionListener(event -> {
                if (Dialogs.sure(frame, "Put out", "Put " + PlainText.line(name, 64) + " out for good?", "Put out")) {
                    desk.inRooms(r -> r.ban(room, name));
                }
            });
        }
        if (own == Role.OWNER) {
            boolean plain = member.role() == Role.MEMBER;
            menu.add(plain ? "Make moderator" : "Make plain member")
                    .addActionListener(
                            event -> desk.inRooms(r -> r.setRole(room, name, plain ? Role.MODERATOR : Role.MEMBER)));
        }
        return menu;
    }
}
