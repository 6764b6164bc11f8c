package chat.scp.client.gui;

import chat.scp.client.Draft;
import chat.scp.client.model.ChatModel;
import chat.scp.client.model.ConversationView;
import chat.scp.client.model.MessageView;
import chat.scp.client.model.PresenceView;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Name;
import chat.scp.pdu.Position;
import chat.scp.pdu.PresenceStatus;
import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.swing.BorderFactory;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import org.jspecify.annotations.Nullable;

/** One conversation: who it is with, what was said, who writes, and the line to write in. */
final class ConversationPane extends JPanel {
    private final Desk desk;
    private final ChatModel model;
    private final HistoryReader history;
    private final RowBuilder builder = new RowBuilder(Times.here());
    private final RowList rows = new RowList();
    private final MessageList list;
    private final MessagePane messages;
    private final Composer composer = new Composer();
    private final JLabel title = PlainText.in(new JLabel(" "));
    private final JLabel subtitle = PlainText.in(new JLabel(" "));
    private final JLabel typing = PlainText.in(new JLabel(" "));
    private final JButton toEnd = new JButton("Newest ▼");
    private final SearchBar search;
    private final CardLayout cards = new CardLayout();
    private final Map<ConversationId, Composition> compositions = new HashMap<>();
    private ConversationId shown = ConversationId.NONE;
    /** Up to where the user had read when he came here; null: all of it. */
    private @Nullable Position unreadAfter;

    private long unreadToMark;
    private boolean active;

    ConversationPane(Desk desk, JPanel buttons) {
        this.desk = desk;
        this.model = desk.model();
        history = new HistoryReader(desk);
        list = new MessageList(rows, model.me());
        messages = new MessagePane(list, rows);
        search = new SearchBar(text -> model.search(shown, text), found -> list.reveal(found.position()), this::write);
        setLayout(cards);
        Tinted nothing = new Tinted(new BorderLayout(), Palette::background, Tinted.Edge.NONE);
        JLabel hint = new JLabel("Select a conversation, or begin one with Ctrl+N", SwingConstants.CENTER);
        hint.setEnabled(false);
        nothing.add(hint);
        add(nothing, "nothing");
        Tinted all = new Tinted(new BorderLayout(), Palette::background, Tinted.Edge.NONE);
        all.add(header(buttons), BorderLayout.NORTH);
        all.add(messages, BorderLayout.CENTER);
        JPanel below = new JPanel(new BorderLayout());
        below.setOpaque(false);
        typing.setBorder(BorderFactory.createEmptyBorder(2, 20, 0, 16));
        JPanel line = new JPanel(new BorderLayout());
        line.setOpaque(false);
        line.add(typing, BorderLayout.CENTER);
        toEnd.putClientProperty("JButton.buttonType", "toolBarButton");
        toEnd.setVisible(false);
        toEnd.addActionListener(event -> toEnd());
        line.add(toEnd, BorderLayout.EAST);
        below.add(line, BorderLayout.NORTH);
        below.add(composer, BorderLayout.CENTER);
        all.add(below, BorderLayout.SOUTH);
        add(all, "conversation");
        wire();
    }

    private JPanel header(JPanel buttons) {
        Tinted header = new Tinted(new BorderLayout(), Palette::background, Tinted.Edge.BOTTOM);
        JPanel line = new JPanel(new BorderLayout(10, 0));
        line.setOpaque(false);
        line.setBorder(BorderFactory.createEmptyBorder(12, 18, 11, 12));
        JPanel texts = new JPanel();
        texts.setOpaque(false);
        texts.setLayout(new BoxLayout(texts, BoxLayout.Y_AXIS));
        title.putClientProperty("FlatLaf.styleClass", "h3");
        subtitle.setEnabled(false);
        texts.add(title);
        texts.add(subtitle);
        buttons.setOpaque(false);
        line.add(texts, BorderLayout.CENTER);
        line.add(buttons, BorderLayout.EAST);
        header.add(line, BorderLayout.CENTER);
        header.add(search, BorderLayout.SOUTH);
        return header;
    }

    private void wire() {
        composer.on(this::send, typed -> desk.typing(shown, typed), this::editLast);
        composer.onFocus(list::clearSelection);
        messages.onScroll(() -> history.older(shown), () -> history.newer(shown), this::atEnd);
        list.onClick(this::reveal, (message, emoji) -> desk.react(shown, message, emoji));
    }

    // ---- which one

    ConversationId shown() {
        return shown;
    }

    /** What is shown now. */
    List<Row> rows() {
        return rows.rows();
    }

    boolean isAtEnd() {
        return messages.isAtEnd();
    }

    MessageList messageList() {
        return list;
    }

    Composer composer() {
        return composer;
    }

    Optional<ConversationView> view() {
        return model.conversation(shown);
    }

    void open(ConversationId conversation) {
        if (conversation.equals(shown)) {
            return;
        }
        keepComposition();
        search.end();
        shown = conversation;
        markUnread();
        rows.set(List.of());
        list.clearSelection();
        composer.show(compositions.getOrDefault(conversation, Composition.EMPTY));
        cards.show(this, conversation.isNone() ? "nothing" : "conversation");
        messages.toEnd();
        refresh();
        if (rows.getSize() == 0 || model.messages(shown).size() < HistoryReader.PAGE / 2) {
            history.older(shown);
        }
    }

    private void keepComposition() {
        if (!shown.isNone()) {
            compositions.put(shown, composer.composition());
        }
    }

    /** What is unread now is below a line when its messages are shown. */
    private void markUnread() {
        unreadAfter = null;
        unreadToMark = view().map(ConversationView::unread).orElse(0L);
    }

    /** Whether the user looks at this window. */
    void active(boolean now) {
        if (now && !active && view().map(ConversationView::unread).orElse(0L) > 0) {
            markUnread();
            refreshMessages();
        }
        active = now;
        if (now && messages.isAtEnd()) {
            atEnd();
        }
    }

    // ---- what is shown

    /** All of it, as the model has it now. */
    void refresh() {
        if (shown.isNone()) {
            return;
        }
        refreshHeader();
        refreshMessages();
    }

    void refreshHeader() {
        view().ifPresent(view -> {
            title.setText(PlainText.line(ConversationCell.name(view), 60));
            subtitle.setText(subtitle(view));
            typing.setText(typing(view));
            boolean over = view.ended() != null;
            composer.usable(!over, "This conversation is over");
        });
    }

    private String subtitle(ConversationView view) {
        if (view.info().isRoom()) {
            int count = view.info().members();
            String topic = view.info().topic().isEmpty()
                    ? ""
                    : "  ·  " + PlainText.line(view.info().topic(), 100);
            return view.info().name().text() + "  ·  " + count + (count == 1 ? " member" : " members") + topic;
        }
        PresenceView presence = model.presence(view.info().name());
        String said = presence.text().isEmpty() ? "" : "  ·  " + PlainText.line(presence.text(), 80);
        String name = view.title().equals(view.info().name().text())
                ? ""
                : view.info().name().text() + "  ·  ";
        return name + word(presence.status()) + said;
    }

    static String word(PresenceStatus status) {
        return switch (status) {
            case ONLINE -> "online";
            case AWAY -> "away";
            case BUSY -> "busy, does not want to be disturbed";
            case OFFLINE -> "not seen online";
        };
    }

    private static String typing(ConversationView view) {
        if (view.typing().isEmpty()) {
            return " ";
        }
        String names = view.typing().stream()
                .map(Name::text)
                .map(name -> PlainText.line(name, 32))
                .sorted()
                .limit(3)
                .collect(Collectors.joining(", "));
        return view.typing().size() == 1 ? names + " is typing…" : names + " are typing…";
    }

    void refreshMessages() {
        List<MessageView> all = model.messages(shown);
        if (unreadToMark > 0 && !all.isEmpty()) {
            unreadAfter = beforeUnread(all, unreadToMark);
            unreadToMark = 0;
        }
        boolean room = view().map(view -> view.info().isRoom()).orElse(false);
        messages.show(builder.rows(all, room, unreadAfter), room);
        toEnd.setVisible(history.hasNewer(shown) || !messages.isAtEnd());
    }

    /** The position before the first of so many messages of others at the end; null: it is not loaded. */
    static @Nullable Position beforeUnread(List<MessageView> all, long unread) {
        long left = unread;
        for (int i = all.size() - 1; i >= 0; i--) {
            MessageView message = all.get(i);
            if (!message.own() && --left == 0) {
                Position its = message.position();
                return its.isNone() ? null : new Position(its.epoch(), its.sequence() - 1);
            }
        }
        return null;
    }

    private void atEnd() {
        toEnd.setVisible(history.hasNewer(shown));
        if (active
                && !history.hasNewer(shown)
                && view().map(ConversationView::unread).orElse(0L) > 0) {
            desk.seen(shown);
        }
    }

    // ---- what the user does

    void toEnd() {
        history.toEnd(shown);
        messages.toEnd();
        write();
    }

    void write() {
        composer.write();
    }

    void search() {
        search.begin();
    }

    private void reveal(Position position) {
        if (!list.reveal(position)) {
            history.older(shown);
        }
    }

    private void send(Composition written) {
        ConversationId to = shown;
        desk.typing(to, false);
        Optional<Draft> draft = written.draft();
        if (draft.isEmpty()) {
            return;
        }
        messages.toEnd();
        history.toEnd(to);
        unreadAfter = null;
        desk.send(to, draft.get(), () -> back(to, written));
    }

    /** What was not taken goes back to where it was written, unless something else is there by now. */
    private void back(ConversationId to, Composition written) {
        if (!to.equals(shown)) {
            compositions.put(to, written);
        } else if (composer.composition().text().isEmpty()) {
            composer.show(written);
        }
    }

    /** What a menu is about: the selected message, or else the newest one that fits. */
    Optional<MessageView> subject(Predicate<MessageView> fits) {
        Optional<MessageView> selected = list.selected().map(Row.Message::view);
        if (selected.isPresent()) {
            return selected.filter(fits);
        }
        List<MessageView> all = model.messages(shown);
        for (int i = all.size() - 1; i >= 0; i--) {
            if (fits.test(all.get(i))) {
                return Optional.of(all.get(i));
            }
        }
        return Optional.empty();
    }

    static boolean canEdit(MessageView message) {
        return message.own() && RowBuilder.canRelate(message);
    }

    private void editLast() {
        List<MessageView> all = model.messages(shown);
        for (int i = all.size() - 1; i >= 0; i--) {
            if (canEdit(all.get(i))) {
                compose(Composition.EMPTY.editing(all.get(i)));
                return;
            }
        }
    }

    void compose(Composition now) {
        composer.show(now);
        composer.ignoreMenuKey();
        write();
    }
}
