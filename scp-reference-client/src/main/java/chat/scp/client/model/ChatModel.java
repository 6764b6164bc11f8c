package chat.scp.client.model;

import chat.scp.client.event.ChatEvent;
import chat.scp.client.event.ConnectionState;
import chat.scp.client.event.ConversationInfo;
import chat.scp.client.event.HistoryPage;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.MemberChange;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Name;
import chat.scp.pdu.Position;
import chat.scp.pdu.PresenceStatus;
import chat.scp.pdu.Role;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What a view of a chat shows: conversations, their messages with what was said about them later,
 * unread counts, who types, who is there. Fed with the events of a client; holds a bounded window of each
 * conversation, whatever was received. Thread-safe; who watches is called under no lock, on the thread
 * that fed it.
 *
 * <pre>{@code
 * ChatModel model = new ChatModel(UserName.of("alice"), ModelLimits.USUAL);
 * model.watch(change -> repaint(change));
 * client.listen(model::apply);
 * }</pre>
 */
public final class ChatModel {
    private static final int MAX_PRESENT = 10_000;
    private static final int MAX_EARLY = 1_000;

    private final Name me;
    private final ModelLimits limits;
    private final List<Consumer<? super Change>> watchers = new CopyOnWriteArrayList<>();
    /** The one used last is at the end. */
    private final Map<ConversationId, Talk> talks = new LinkedHashMap<>(16, 0.75f, true);

    private final Map<ConversationId, Map<Name, Role>> members = new LinkedHashMap<>();
    private final Map<Name, PresenceView> present = new LinkedHashMap<>();
    private final Map<InvitationId, InvitationView> invitations = new LinkedHashMap<>();
    private final Deque<String> notices = new ArrayDeque<>();
    /** Own messages of an earlier run, until the server has said which conversations there are. */
    private final List<ChatEvent.SendQueued> early = new ArrayList<>();

    private long loadedBytes;
    private ConnectionState connection = new ConnectionState.Offline();

    /** {@code me}: the user's name, by which own messages of other devices are known. */
    public ChatModel(Name me, ModelLimits limits) {
        this.me = me;
        this.limits = limits;
    }

    public Name me() {
        return me;
    }

    /** Tells of every change from now on, until what is returned is run. */
    public Runnable watch(Consumer<? super Change> watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    // ---- what goes in

    /** Takes an event of the client; what is no matter of a model it ignores. */
    public void apply(ChatEvent event) {
        List<Change> changes = new ArrayList<>();
        synchronized (this) {
            inHand(event.conversation(), () -> new Applying(this, changes).apply(event));
        }
        tell(changes);
    }

    /** Older messages, as {@code ChatClient.older} gives them for {@link #oldest}; false: they do not fit. */
    public boolean older(ConversationId conversation, HistoryPage page) {
        return paged(conversation, talk -> talk.older(page));
    }

    /** Newer messages, as {@code ChatClient.newer} gives them for {@link #newest}; false: they do not fit. */
    public boolean newer(ConversationId conversation, HistoryPage page) {
        return paged(conversation, talk -> talk.newer(page));
    }

    private boolean paged(ConversationId conversation, Predicate<Talk> with) {
        synchronized (this) {
            Talk talk = talks.get(conversation);
            boolean[] fits = new boolean[1];
            inHand(conversation, () -> fits[0] = talk != null && with.test(talk));
            if (!fits[0]) {
                return false;
            }
        }
        tell(List.of(new Change(Change.Kind.MESSAGES, conversation)));
        return true;
    }

    /** Lets go of what is loaded, as before going to the end of a conversation whose history is being read. */
    public void unload(ConversationId conversation) {
        synchronized (this) {
            Talk talk = talks.get(conversation);
            if (talk == null) {
                return;
            }
            inHand(conversation, talk::unload);
        }
        tell(List.of(new Change(Change.Kind.MESSAGES, conversation)));
    }

    /** Who is in a conversation, as {@code Rooms.members} gives it; kept up to date from then on. */
    public void members(ConversationId conversation, Map<Name, Role> all) {
        synchronized (this) {
            members.put(conversation, new LinkedHashMap<>(all));
        }
        tell(List.of(new Change(Change.Kind.MEMBERS, conversation)));
    }

    /** The user has seen all of it; what is to be told to the server, or NONE. */
    public Position seen(ConversationId conversation) {
        Position position;
        synchronized (this) {
            Talk talk = talks.get(conversation);
            position = talk == null ? Position.NONE : talk.seen();
        }
        tell(List.of(new Change(Change.Kind.CONVERSATIONS, conversation)));
        return position;
    }

    /** Takes a message that failed off the screen. */
    public void dismiss(ConversationId conversation, MessageId id) {
        boolean gone;
        synchronized (this) {
            Talk talk = talks.get(conversation);
            gone = talk != null && talk.dismiss(id);
        }
        if (gone) {
            tell(List.of(new Change(Change.Kind.MESSAGES, conversation)));
        }
    }

    private void tell(List<Change> changes) {
        changes.forEach(change -> watchers.forEach(watcher -> watcher.accept(change)));
    }

    // ---- what it is now

    public synchronized ConnectionState connection() {
        return connection;
    }

    /** The one in which something was said last comes first. */
    public synchronized List<ConversationView> conversations() {
        return talks.values().stream()
                .map(Talk::view)
                .sorted(Comparator.comparingLong(ConversationView::lastMillis)
                        .reversed()
                        .thenComparing(ConversationView::title))
                .toList();
    }

    public synchronized Optional<ConversationView> conversation(ConversationId id) {
        return Optional.ofNullable(talks.get(id)).map(Talk::view);
    }

    /** The direct conversation with somebody, or a room by its name. */
    public synchronized Optional<ConversationView> named(String name) {
        return talks.values().stream()
                .filter(talk -> talk.info().name().text().equals(name))
                .map(Talk::view)
                .findFirst();
    }

    /** What is loaded, in order; what is on its way comes last. */
    public synchronized List<MessageView> messages(ConversationId conversation) {
        Talk talk = talks.get(conversation);
        return talk == null ? List.of() : talk.messages();
    }

    public synchronized Optional<MessageView> message(ConversationId conversation, Position position) {
        return Optional.ofNullable(talks.get(conversation)).flatMap(talk -> {
            Item item = talk.window().find(position);
            return item == null ? Optional.empty() : Optional.of(talk.view(item));
        });
    }

    /** Before which position older messages are to be fetched; NONE: all are loaded. */
    public synchronized Position oldest(ConversationId conversation) {
        Talk talk = talks.get(conversation);
        return talk == null ? Position.NONE : talk.window().oldest();
    }

    /** After which position newer messages are to be fetched; NONE: the newest are loaded. */
    public synchronized Position newest(ConversationId conversation) {
        Talk talk = talks.get(conversation);
        return talk == null ? Position.NONE : talk.window().newest();
    }

    /** Who is in a conversation, as far as is known. */
    public synchronized Map<Name, Role> members(ConversationId conversation) {
        return new LinkedHashMap<>(members.getOrDefault(conversation, Map.of()));
    }

    public synchronized PresenceView presence(Name user) {
        return present.getOrDefault(user, PresenceView.UNKNOWN);
    }

    /** Those that await the user's answer, the oldest first. */
    public synchronized List<InvitationView> invitations() {
        return List.copyOf(invitations.values());
    }

    /** What else the user should know, the oldest first. */
    public synchronized List<String> notices() {
        return List.copyOf(notices);
    }

    public synchronized long unread() {
        return talks.values().stream().mapToLong(talk -> talk.view().unread()).sum();
    }

    /** What is loaded and holds this text, whatever its case; the newest comes first. */
    public synchronized List<MessageView> search(ConversationId conversation, String text) {
        return new Search(text).in(messages(conversation));
    }

    /** Bytes of the messages that are loaded, about. */
    public synchronized long loadedBytes() {
        return loadedBytes;
    }

    // ---- for Applying, under the lock

    void connectionIs(ConnectionState now) {
        connection = now;
    }

    void opened(ConversationInfo info) {
        Talk talk = talks.computeIfAbsent(info.id(), id -> new Talk(me, info, limits));
        talk.changed(info);
        List<ChatEvent.SendQueued> its =
                early.stream().filter(e -> e.conversation().equals(info.id())).toList();
        early.removeAll(its);
        its.forEach(talk::queued);
    }

    void queued(ChatEvent.SendQueued event) {
        Talk talk = talks.get(event.conversation());
        if (talk != null) {
            talk.queued(event);
        } else if (early.size() < MAX_EARLY) {
            early.add(event);
        }
    }

    void ended(ChatEvent.SendEnded event) {
        early.removeIf(e -> e.id().equals(event.id()));
    }

    Optional<Talk> talk(ConversationId conversation) {
        return Optional.ofNullable(talks.get(conversation));
    }

    void memberIs(ConversationId conversation, Name user, MemberChange change, Role role) {
        Map<Name, Role> known = members.get(conversation);
        if (known == null) {
            return;
        }
        switch (change) {
            case LISTED, JOINED, ROLE -> known.put(user, role);
            case LEFT, KICKED, BANNED -> known.remove(user);
            case UNBANNED -> {}
        }
    }

    void presenceIs(Name user, PresenceView now) {
        if (now.status() == PresenceStatus.OFFLINE) {
            present.remove(user);
        } else if (present.size() < MAX_PRESENT || present.containsKey(user)) {
            present.put(user, now);
        }
    }

    void forgetPresence() {
        present.clear();
    }

    void invited(InvitationView invitation) {
        invitations.put(invitation.id(), invitation);
    }

    boolean invitationOver(InvitationId id) {
        return invitations.remove(id) != null;
    }

    void notice(String text) {
        notices.add(text);
        while (notices.size() > limits.notices()) {
            notices.remove();
        }
    }

    /** Over all conversations: those used longest ago are unloaded, but never the one in hand. */
    private void inHand(ConversationId conversation, Runnable task) {
        long before = bytes(conversation);
        task.run();
        loadedBytes += bytes(conversation) - before;
        if (loadedBytes <= limits.totalBytes()) {
            return;
        }
        for (Map.Entry<ConversationId, Talk> entry : List.copyOf(talks.entrySet())) {
            if (loadedBytes > limits.totalBytes() && !entry.getKey().equals(conversation)) {
                loadedBytes -= entry.getValue().window().bytes();
                entry.getValue().unload();
            }
        }
    }

    private long bytes(ConversationId conversation) {
        Talk talk = talks.get(conversation);
        return talk == null ? 0 : talk.window().bytes();
    }
}
