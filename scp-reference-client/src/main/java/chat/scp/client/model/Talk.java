package chat.scp.client.model;

import chat.scp.client.event.ChatEvent;
import chat.scp.client.event.ChatMessage;
import chat.scp.client.event.ConversationInfo;
import chat.scp.client.event.HistoryPage;
import chat.scp.client.event.Problem;
import chat.scp.pdu.Body;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.MarkKind;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Name;
import chat.scp.pdu.Position;
import chat.scp.pdu.Relation;
import chat.scp.signal.SendOutcome;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One conversation in a model. Guarded by the model. */
final class Talk {
    private final Name me;
    private final Window window;
    private final Overlays overlays;
    private final Set<Name> typing = new LinkedHashSet<>();
    private final Map<Name, Long> delivered = new HashMap<>();
    private final Map<Name, Long> read = new HashMap<>();
    private ConversationInfo info;
    private @Nullable ErrorCode ended;
    private long last;
    private long lastMillis;
    private long ownRead;
    private long unread;
    /** Up to here the server's word counts, and not the messages: those that were missed come one by one. */
    private long counted;

    private long unnumbered;

    Talk(Name me, ConversationInfo info, ModelLimits limits) {
        this.me = me;
        this.info = info;
        window = new Window(limits, info.epoch(), info.last());
        overlays = new Overlays(limits.overlays(), limits.bytes());
        last = info.last();
        ownRead = info.read();
        unread = Math.max(0, info.last() - info.read());
        counted = info.last();
    }

    ConversationInfo info() {
        return info;
    }

    Window window() {
        return window;
    }

    Set<Name> typing() {
        return typing;
    }

    long lastMillis() {
        return lastMillis;
    }

    /** News about it; an older state of the log than the one here says nothing of the log. */
    void changed(ConversationInfo now) {
        info = now;
        ended = null;
    }

    void ended(ErrorCode code) {
        ended = code;
        typing.clear();
    }

    void reset(int epoch) {
        window.restart(epoch, 0);
        overlays.clear();
        delivered.clear();
        read.clear();
        last = 0;
        ownRead = 0;
        unread = 0;
        counted = 0;
    }

    void received(ChatMessage message) {
        boolean own = message.sender().equals(me);
        Item item = item(message);
        relate(item);
        if (item.isShown()) {
            window.arrived(item);
            lastMillis = Math.max(lastMillis, message.timeMillis());
        } else {
            window.passed(message.position().epoch(), message.position().sequence());
        }
        long sequence =
                message.position().isNone() ? ++unnumbered : message.position().sequence();
        last = Math.max(last, sequence);
        if (!own && item.isShown() && sequence > Math.max(ownRead, counted)) {
            unread++;
        }
    }

    void skipped(int epoch, long lastSkipped) {
        window.passed(epoch, lastSkipped);
        last = Math.max(last, lastSkipped);
    }

    private Item item(ChatMessage message) {
        boolean own = message.sender().equals(me);
        return new Item(
                message.position(),
                message.id(),
                message.timeMillis(),
                message.sender(),
                own,
                message.body(),
                message.relation(),
                own ? MessageState.STORED : MessageState.RECEIVED,
                "");
    }

    /** What it says about another message is applied to that. */
    private void relate(Item item) {
        Relation relation = item.relation();
        if (relation == null) {
            return;
        }
        Position at = item.position();
        switch (relation.kind()) {
            case REPLY -> {}
            case EDIT -> overlays.say(relation.target(), about -> about.edit(at, item.body()));
            case DELETE -> overlays.say(relation.target(), Overlay::delete);
            case REACTION ->
                overlays.say(
                        relation.target(),
                        about -> about.react(at, item.sender(), item.body().text()));
        }
    }

    void unload() {
        window.unload(last);
    }

    // ---- history

    boolean older(HistoryPage page) {
        boolean fits = window.older(shown(page), page.epoch(), page.first(), page.last());
        unread = Math.min(unread, notReadAfter(ownRead));
        return fits;
    }

    boolean newer(HistoryPage page) {
        return window.newer(shown(page), page.epoch(), page.first(), page.last(), last);
    }

    private List<Item> shown(HistoryPage page) {
        List<Item> items = page.messages().stream().map(this::item).toList();
        items.forEach(this::relate);
        items.forEach(item -> lastMillis = Math.max(lastMillis, item.timeMillis()));
        return items.stream().filter(Item::isShown).toList();
    }

    // ---- own messages

    void queued(ChatEvent.SendQueued event) {
        window.queued(new Item(
                Position.NONE,
                event.id(),
                event.timeMillis(),
                me,
                true,
                event.body(),
                event.relation(),
                MessageState.SENDING,
                ""));
    }

    /** What became of it; a sentence for the user where nothing on the screen shows that it failed. */
    String sent(MessageId id, SendOutcome outcome) {
        Item item = window.takeOutgoing(id);
        if (item == null) {
            return "";
        }
        if (outcome instanceof SendOutcome.Stored stored) {
            Item there = item.storedAt(stored.position(), stored.timeMillis());
            relate(there);
            last = Math.max(last, stored.position().sequence());
            if (there.isShown()) {
                window.arrived(there);
                lastMillis = Math.max(lastMillis, there.timeMillis());
            } else {
                window.passed(stored.position().epoch(), stored.position().sequence());
            }
            return "";
        }
        if (outcome instanceof SendOutcome.Unknown && window.epoch() == 0) {
            window.arrived(item.as(MessageState.UNKNOWN, "")); // SCP/1: it left, and that is all
            return "";
        }
        MessageState state = outcome instanceof SendOutcome.Unknown ? MessageState.UNKNOWN : MessageState.FAILED;
        String why = outcome instanceof SendOutcome.Rejected rejected
                ? Problem.of(rejected.code()).sentence()
                : outcome instanceof SendOutcome.Expired
                        ? Problem.of(ErrorCode.EXPIRED).sentence()
                        : "";
        if (item.isShown()) {
            window.outgoing(item.as(state, why));
            return "";
        }
        return why;
    }

    /** A message that failed and that the user does not want to see any more. */
    boolean dismiss(MessageId id) {
        Item item = window.takeOutgoing(id);
        if (item != null && item.state() == MessageState.SENDING) {
            window.outgoing(item);
            return false;
        }
        return item != null;
    }

    // ---- marks

    void marked(Name user, MarkKind kind, Position position) {
        if (position.epoch() != window.epoch()) {
            return;
        }
        if (user.equals(me)) {
            if (kind == MarkKind.READ) {
                readUpTo(position.sequence());
            }
            return;
        }
        (kind == MarkKind.READ ? read : delivered).merge(user, position.sequence(), Math::max);
    }

    /** The user has seen all; NONE: nothing new to tell the server. */
    Position seen() {
        unread = 0;
        if (last <= ownRead) {
            return Position.NONE;
        }
        ownRead = last;
        return window.epoch() == 0 ? Position.NONE : new Position(window.epoch(), last);
    }

    private void readUpTo(long sequence) {
        if (sequence <= ownRead) {
            return;
        }
        ownRead = sequence;
        unread = Math.min(unread, notReadAfter(sequence));
    }

    /** How many messages of others come after this one, or as many as there may be where not all of them are loaded. */
    private long notReadAfter(long sequence) {
        return window.reachesEnd() && window.covers(sequence + 1)
                ? window.items().stream()
                        .filter(i -> !i.own() && i.position().sequence() > sequence)
                        .count()
                : Math.max(0, last - sequence);
    }

    private static boolean reached(Map<Name, Long> marks, long sequence) {
        return marks.values().stream().anyMatch(mark -> mark >= sequence);
    }

    // ---- views

    ConversationView view() {
        Item newest = window.last();
        return new ConversationView(info, unread, typing, newest == null ? null : view(newest), lastMillis, ended);
    }

    List<MessageView> messages() {
        return window.all().stream().filter(Item::isShown).map(this::view).toList();
    }

    MessageView view(Item item) {
        Overlay overlay = item.position().isNone() ? null : overlays.find(item.position());
        boolean gone = overlay != null && overlay.isDeleted();
        Body edited = overlay == null ? null : overlay.edited();
        return new MessageView(
                item.position().epoch() == 0 ? Position.NONE : item.position(),
                item.id(),
                item.timeMillis(),
                item.sender(),
                item.own(),
                gone ? Body.EMPTY : edited == null ? item.body() : edited,
                edited != null,
                gone,
                item.replyTo(),
                overlay == null ? Map.of() : overlay.reactions(),
                state(item),
                item.failure());
    }

    private MessageState state(Item item) {
        if (item.state() != MessageState.STORED) {
            return item.state();
        }
        long sequence = item.position().sequence();
        if (reached(read, sequence)) {
            return MessageState.READ;
        }
        return reached(delivered, sequence) ? MessageState.DELIVERED : MessageState.STORED;
    }
}
