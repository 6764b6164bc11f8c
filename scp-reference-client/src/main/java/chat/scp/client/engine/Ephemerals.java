package chat.scp.client.engine;

import chat.scp.client.event.ChatEvent;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Name;
import chat.scp.pdu.PresenceStatus;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Typing and presence: what the user shows is said seldom enough, and again in time; what others show is
 * forgotten when its time is over. On the loop. §5.4, §5.5
 */
final class Ephemerals implements Part {
    /** Half of what a session gives typing to live. */
    private static final Duration TYPING_AGAIN = Duration.ofSeconds(3);
    /** Half of what a session gives presence to live. */
    private static final Duration PRESENCE_AGAIN = Duration.ofSeconds(150);

    private static final int MAX_SHOWN = 10_000;

    private record Typist(ConversationId conversation, Name user) {}

    private record Presence(PresenceStatus status, String text) {}

    private final Wire wire;
    private final ClientLoop loop;
    private final Dispatcher dispatcher;
    /** Where the user types, and since when that was said last. */
    private final Map<ConversationId, Long> typing = new HashMap<>();
    /** Who types, until when. */
    private final Map<Typist, Long> typists = new HashMap<>();
    /** Who showed presence, until when. */
    private final Map<Name, Long> present = new HashMap<>();

    private @Nullable Presence own;
    private int presenceRound;

    Ephemerals(Wire wire, ClientLoop loop, Dispatcher dispatcher) {
        this.wire = wire;
        this.loop = loop;
        this.dispatcher = dispatcher;
    }

    /** The user pressed a key, or ({@code false}) gave up writing. */
    void type(ConversationId conversation, boolean active) {
        long now = loop.nowNanos();
        Long said = typing.get(conversation);
        if (!active) {
            if (typing.remove(conversation) != null && wire.isOnline()) {
                wire.command(new ClientCommand.ShowTyping(conversation, false));
            }
        } else if (wire.isOnline() && (said == null || now - said >= TYPING_AGAIN.toNanos())) {
            typing.put(conversation, now);
            wire.command(new ClientCommand.ShowTyping(conversation, true));
        }
    }

    /** §5.4: a message ends the typing; nothing need be said. */
    void sent(ConversationId conversation) {
        typing.remove(conversation);
    }

    void show(PresenceStatus status, String text) {
        own = new Presence(status, text);
        sayPresence();
    }

    private void sayPresence() {
        Presence shown = own;
        int round = ++presenceRound;
        if (shown != null && wire.isOnline()) {
            wire.command(new ClientCommand.ShowPresence(shown.status, shown.text));
            loop.at(loop.nowNanos() + PRESENCE_AGAIN.toNanos(), () -> {
                if (round == presenceRound) {
                    sayPresence();
                }
            });
        }
    }

    @Override
    public void online(ClientEvent.Online event) {
        sayPresence();
    }

    @Override
    public void offline() {
        typing.clear();
        for (Typist typist : Map.copyOf(typists).keySet()) {
            stopped(typist);
        }
        present.clear(); // the server tells it anew
    }

    @Override
    public void heard(ClientEvent event) {
        if (event instanceof ClientEvent.TypingShown shown) {
            typing(shown);
        } else if (event instanceof ClientEvent.MessageReceived received) {
            stopped(new Typist(received.conversation(), received.sender()));
        } else if (event instanceof ClientEvent.PresenceShown shown) {
            presence(shown);
        }
    }

    private void typing(ClientEvent.TypingShown shown) {
        Typist typist = new Typist(shown.conversation(), shown.user());
        if (!shown.active()) {
            stopped(typist);
            return;
        }
        if (typists.size() >= MAX_SHOWN && !typists.containsKey(typist)) {
            return;
        }
        long until = loop.nowNanos() + shown.ttlMillis() * 1_000_000L;
        if (typists.put(typist, until) == null) {
            dispatcher.publish(new ChatEvent.TypingChanged(shown.conversation(), shown.user(), true));
        }
        loop.at(until, () -> {
            Long now = typists.get(typist);
            if (now != null && now == until) {
                stopped(typist);
            }
        });
    }

    private void stopped(Typist typist) {
        if (typists.remove(typist) != null) {
            dispatcher.publish(new ChatEvent.TypingChanged(typist.conversation, typist.user, false));
        }
    }

    private void presence(ClientEvent.PresenceShown shown) {
        Name user = shown.user();
        dispatcher.publish(new ChatEvent.PresenceChanged(user, shown.status(), shown.text()));
        if (present.size() >= MAX_SHOWN && !present.containsKey(user)) {
            return;
        }
        long until = loop.nowNanos() + shown.ttlMillis() * 1_000_000L;
        present.put(user, until);
        loop.at(until, () -> {
            Long now = present.get(user);
            if (now != null && now == until) {
                present.remove(user);
                dispatcher.publish(new ChatEvent.PresenceChanged(user, PresenceStatus.OFFLINE, ""));
            }
        });
    }
}
