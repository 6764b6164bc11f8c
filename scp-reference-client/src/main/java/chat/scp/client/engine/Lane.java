package chat.scp.client.engine;

import chat.scp.client.event.ChatEvent;
import chat.scp.pdu.ConversationId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events that wait for one listener, in order. Messages are never dropped: who has not taken them is
 * sent no more (see Arrivals). Of the others, later ones take the place of earlier ones where only the
 * last counts; beyond a limit they are dropped, and counted. Thread-safe; nothing is called under its lock.
 */
final class Lane {
    /** Events other than messages that may wait. */
    static final int MAX_WAITING = 1_024;

    /** An event, and what to do when it was taken. */
    static final class Waiting {
        private ChatEvent event;
        private final Runnable handled;

        Waiting(ChatEvent event, Runnable handled) {
            this.event = event;
            this.handled = handled;
        }

        ChatEvent event() {
            return event;
        }

        void handled() {
            handled.run();
        }
    }

    private final ConversationId conversation;
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private final Map<Object, Waiting> replaceable = new HashMap<>();
    private int losable;
    private long lost;

    Lane(ConversationId conversation) {
        this.conversation = conversation;
    }

    /** Returns whether the event waits; else it was merged with another one or dropped, and is done. */
    synchronized boolean add(ChatEvent event, Runnable handled) {
        Object key = key(event);
        Waiting earlier = key == null ? null : replaceable.get(key);
        if (earlier != null) {
            earlier.event = event;
            return false;
        }
        if (event.mayBeLost() && losable >= MAX_WAITING) {
            lost++;
            return false;
        }
        losable += event.mayBeLost() ? 1 : 0;
        Waiting waiting = new Waiting(event, handled);
        queue.add(waiting);
        if (key != null) {
            replaceable.put(key, waiting);
        }
        return true;
    }

    synchronized @Nullable Waiting poll() {
        Waiting next = queue.poll();
        if (next == null && lost > 0) {
            next = new Waiting(new ChatEvent.EventsLost(conversation, lost), () -> {});
            lost = 0;
            return next;
        }
        if (next != null) {
            losable -= next.event.mayBeLost() ? 1 : 0;
            Object key = key(next.event);
            if (key != null) {
                replaceable.remove(key);
            }
        }
        return next;
    }

    private record Key(ConversationId conversation, Object what) {}

    private static @Nullable Object key(ChatEvent event) {
        Object what = event.supersedes();
        return what == null ? null : new Key(event.conversation(), what);
    }

    synchronized boolean isEmpty() {
        return queue.isEmpty() && lost == 0;
    }
}
