package chat.scp.client.gui;

import chat.scp.client.People;
import chat.scp.client.model.Change;
import chat.scp.client.model.ChatModel;
import chat.scp.client.model.InvitationView;
import chat.scp.pdu.Capability;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Name;
import chat.scp.pdu.PresenceStatus;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Rectangle;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.List;
import java.util.Set;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import javax.swing.WindowConstants;

/** The window of somebody who is signed in: his conversations at the left, and the one that he is in. */
final class ChatWindow {
    private static final int NARROW = 660;
    private static final int NOTICE_MILLIS = 10_000;

    private final JFrame frame = new JFrame();
    private final Desk desk;
    private final ChatModel model;
    private final WindowSettings settings;
    private final Runnable signInAgain;
    private final Runnable closed;
    private final Sidebar sidebar;
    private final InvitationsPanel invitations;
    private final ConversationPane pane;
    private final MembersPanel members;
    private final WindowActions actions;
    private final ChangeFeed feed;
    private final ConnectionBar connection;
    private final Strip asked = new Strip(Palette::selection, Palette::text);
    private final Strip notice = new Strip(Palette::selection, Palette::text);
    private final JButton me = PlainText.in(new JButton());
    private final Timer noticeTimer = new Timer(NOTICE_MILLIS, event -> notice(""));
    private int noticesShown;

    /** {@code signInAgain} is run when the user wants to, {@code closed} when he is done; the window is gone then. */
    ChatWindow(Desk desk, WindowSettings settings, Runnable signInAgain, Runnable closed) {
        this.desk = desk;
        this.model = desk.model();
        this.settings = settings;
        this.signInAgain = signInAgain;
        this.closed = closed;
        Menus menus = new Menus(this::perform, this::can);
        JPanel buttons = new JPanel(new FlowLayout(FlowLayout.RIGHT, 2, 0));
        pane = new ConversationPane(desk, buttons);
        invitations = new InvitationsPanel(this::accept, this::reject, this::takeBack);
        members = new MembersPanel(this::memberMenu, done -> showMembers(false));
        JButton add = tool("+", "New chat or room");
        add.addActionListener(event -> menus.popup(Shortcut.Menu.CHAT).show(add, 0, add.getHeight()));
        sidebar = new Sidebar(model, invitations, me, add, this::show, this::open);
        actions = new WindowActions(frame, desk, pane, this::open, invitations::asking, invitations::answered);
        actions.messages().install(() -> menus.popup(Shortcut.Menu.MESSAGE));
        buttons.add(action(menus, Shortcut.SEARCH, "Search"));
        buttons.add(action(menus, Shortcut.MEMBERS, "Members"));
        JButton more = tool("⋮", "More");
        more.addActionListener(event -> menus.popup(Shortcut.Menu.CONVERSATION).show(more, 0, more.getHeight()));
        buttons.add(more);
        connection = new ConnectionBar(
                model, () -> close(signInAgain), () -> desk.client().retryNow());
        notice.button("✕", (char) 0, () -> notice("")).putClientProperty("JButton.buttonType", "toolBarButton");
        asked.button("Accept", (char) 0, () -> perform(Shortcut.ACCEPT));
        asked.button("Reject", (char) 0, () -> perform(Shortcut.REJECT));
        noticeTimer.setRepeats(false);
        frame.setJMenuBar(menus.bar());
        build();
        listen();
        feed = new ChangeFeed(model, ViewThread::soon, this::changed);
        me.addActionListener(event -> presenceMenu().show(me, 0, me.getHeight()));
        showAll();
    }

    private static JButton tool(String sign, String title) {
        JButton button = new JButton(sign);
        button.putClientProperty("JButton.buttonType", "toolBarButton");
        button.setToolTipText(title);
        button.getAccessibleContext().setAccessibleName(title);
        return button;
    }

    private static JButton action(Menus menus, Shortcut shortcut, String title) {
        JButton button = tool(title, shortcut.title() + " (" + shortcut.keys() + ")");
        button.addActionListener(menus.action(shortcut));
        return button;
    }

    private void build() {
        me.putClientProperty("JButton.buttonType", "toolBarButton");
        me.setHorizontalAlignment(JButton.LEADING);
        JPanel strips = new JPanel();
        strips.setLayout(new BoxLayout(strips, BoxLayout.Y_AXIS));
        strips.add(connection.strip());
        strips.add(asked);
        strips.add(notice);
        JPanel center = new JPanel(new BorderLayout());
        center.add(strips, BorderLayout.NORTH);
        center.add(pane, BorderLayout.CENTER);
        center.add(members, BorderLayout.EAST);
        members.setVisible(false);
        JPanel all = new JPanel(new BorderLayout());
        all.add(sidebar, BorderLayout.WEST);
        all.add(center, BorderLayout.CENTER);
        frame.setContentPane(all);
        frame.setIconImages(AppIcon.images());
        frame.setMinimumSize(new Dimension(380, 360));
        frame.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
    }

    private void listen() {
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                close(closed);
            }

            @Override
            public void windowActivated(WindowEvent event) {
                pane.active(true);
            }

            @Override
            public void windowDeactivated(WindowEvent event) {
                pane.active(false);
            }
        });
        frame.addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent event) {
                showInvitations();
            }
        });
    }

    void open() {
        Rectangle before = settings.bounds();
        if (before == null) {
            frame.setSize(980, 680);
            frame.setLocationRelativeTo(null);
        } else {
            frame.setBounds(before);
        }
        showInvitations();
        frame.setVisible(true);
        if (desk.can(Capability.PRESENCE)) {
            show(PresenceStatus.ONLINE);
        }
        sidebar.neighbour(0).ifPresent(this::open);
        if (pane.shown().isNone()) {
            sidebar.focusList();
        }
    }

    JFrame frame() {
        return frame;
    }

    ConversationPane pane() {
        return pane;
    }

    String connectionText() {
        return connection.said();
    }

    // ---- what changed

    private void changed(Set<Change> changes) {
        boolean mine = false;
        boolean list = false;
        for (Change change : changes) {
            boolean here = change.conversation().equals(pane.shown());
            switch (change.kind()) {
                case CONNECTION -> showConnection();
                case INVITATIONS -> showInvitations();
                case NOTICES -> showNotices();
                case MEMBERS -> showMembersOf(here);
                case PRESENCE, TYPING, CONVERSATIONS -> list = true;
                case MESSAGES -> mine |= here;
            }
        }
        if (mine) {
            pane.refreshMessages();
        }
        if (list) {
            sidebar.refresh(pane.shown());
            pane.refreshHeader();
            showMembersOf(members.isVisible());
            showTitle();
            if (pane.shown().isNone()) {
                sidebar.neighbour(0).ifPresent(this::open);
            }
        }
    }

    private void showAll() {
        sidebar.refresh(pane.shown());
        showInvitations();
        showConnection();
        showTitle();
        showNotices();
    }

    private void showTitle() {
        long unread = model.unread();
        frame.setTitle((unread == 0 ? "" : "(" + unread + ") ")
                + PlainText.line(model.me().text(), 40) + " – SCP");
        PresenceStatus status = desk.shownPresence();
        String state = model.connection().isOnline() && desk.can(Capability.PRESENCE)
                ? "  –  " + ConversationPane.word(status)
                : "";
        me.setText(PlainText.line(model.me().text(), 32) + state);
        me.setToolTipText("How others see you");
    }

    private void showConnection() {
        connection.show();
        showTitle();
    }

    /** As cards at the side, or where there is no room, the first of them above the conversation. */
    private void showInvitations() {
        boolean narrow = frame.getWidth() < NARROW;
        sidebar.showInvitations();
        sidebar.compact(narrow);
        asked.say(narrow ? invitations.first().map(InvitationsPanel::sentence).orElse("") : "");
    }

    private void showNotices() {
        List<String> all = model.notices();
        if (all.size() > noticesShown || (!all.isEmpty() && all.size() == noticesShown)) {
            notice(all.get(all.size() - 1));
        }
        noticesShown = all.size();
    }

    /** Something that the user should know, for a while; empty: no more of it. */
    void notice(String text) {
        notice.say(text);
        noticeTimer.restart();
    }

    private void showMembersOf(boolean now) {
        if (now && members.isVisible()) {
            members.show(model.members(pane.shown()), this::presence);
        }
    }

    private PresenceStatus presence(Name user) {
        return user.equals(model.me()) && desk.can(Capability.PRESENCE)
                ? desk.shownPresence()
                : model.presence(user).status();
    }

    // ---- what the user does

    /** To be written in. */
    void open(ConversationId conversation) {
        show(conversation);
        pane.write();
    }

    private void show(ConversationId conversation) {
        boolean other = !conversation.equals(pane.shown());
        pane.open(conversation);
        sidebar.refresh(conversation);
        if (other && members.isVisible()) {
            showMembers(true);
        }
        pane.active(frame.isActive());
    }

    private void showMembers(boolean now) {
        members.setVisible(now);
        if (now && !pane.shown().isNone()) {
            desk.loadMembers(pane.shown());
            showMembersOf(true);
            members.focus();
        } else {
            pane.write();
        }
        frame.getContentPane().revalidate();
    }

    private JPopupMenu memberMenu(MembersPanel.Member member) {
        return actions.memberMenu(member);
    }

    private void accept(InvitationView view) {
        desk.ask(() -> desk.client().people().accept(view.id()), this::open);
    }

    private void reject(InvitationView view) {
        desk.with(people -> people.reject(view.id()));
    }

    private void takeBack(People.Asked asked) {
        invitations.answered(asked.id());
        desk.with(people -> people.cancel(asked.id()));
    }

    private JPopupMenu presenceMenu() {
        JPopupMenu menu = new JPopupMenu();
        for (PresenceStatus status : List.of(PresenceStatus.ONLINE, PresenceStatus.AWAY, PresenceStatus.BUSY)) {
            menu.add(ConversationPane.word(status)).addActionListener(event -> show(status));
        }
        return menu;
    }

    private void show(PresenceStatus status) {
        desk.show(status);
        showTitle();
    }

    private boolean can(Shortcut what) {
        return switch (what) {
            case ACCEPT, REJECT -> invitations.first().isPresent();
            case MEMBERS -> pane.view().isPresent();
            default -> actions.can(what);
        };
    }

    private void perform(Shortcut what) {
        switch (what) {
            case ACCEPT -> invitations.first().ifPresent(this::accept);
            case REJECT -> invitations.first().ifPresent(this::reject);
            case MEMBERS -> showMembers(!members.isVisible());
            case NEXT -> sidebar.neighbour(1).ifPresent(this::open);
            case PREVIOUS -> sidebar.neighbour(-1).ifPresent(this::open);
            case NEXT_UNREAD -> sidebar.nextUnread().ifPresent(this::open);
            case JUMP -> sidebar.jump();
            case NEXT_PART -> nextPart();
            case DARK -> look(settings.theme().other(), settings.textSize());
            case LARGER -> look(settings.theme(), settings.textSize() + 1);
            case SMALLER -> look(settings.theme(), settings.textSize() - 1);
            case SIGN_OUT -> close(signInAgain);
            case QUIT -> close(closed);
            default -> actions.perform(what);
        }
    }

    private void nextPart() {
        if (sidebar.hasFocusInside()) {
            pane.messageList().requestFocusInWindow();
        } else if (pane.messageList().isFocusOwner()) {
            pane.write();
        } else {
            sidebar.focusList();
        }
    }

    private void look(Theme theme, int size) {
        settings.theme(theme);
        settings.textSize(size);
        theme.apply(settings.textSize());
        SwingUtilities.updateComponentTreeUI(frame);
        showAll();
        pane.refresh();
    }

    private void close(Runnable then) {
        settings.bounds(frame.getBounds());
        connection.stop();
        noticeTimer.stop();
        feed.close();
        frame.dispose();
        desk.closeAsync(() -> ViewThread.run(then));
    }
}
