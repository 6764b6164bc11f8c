package chat.scp.client;

import chat.scp.client.event.ChatEvent;
import chat.scp.client.event.ChatMessage;
import chat.scp.pdu.ConversationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Writes down what a client tells, and waits for what a test expects. */
final class Heard implements Consumer<ChatEvent> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<ChatEvent> events = new ArrayList<>();

    @Override
    public synchronized void accept(ChatEvent event) {
        events.add(event);
        notifyAll();
    }

    synchronized List<ChatEvent> all() {
        return List.copyOf(events);
    }

    <E extends ChatEvent> List<E> all(Class<E> type) {
        return all().stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<ChatMessage> messages(ConversationId conversation) {
        return all(ChatEvent.MessageReceived.class).stream()
                .map(ChatEvent.MessageReceived::message)
                .filter(m -> m.conversation().equals(conversation))
                .toList();
    }

    List<String> texts(ConversationId conversation) {
        return messages(conversation).stream().map(ChatMessage::text).toList();
    }

    <E extends ChatEvent> E await(Class<E> type) throws InterruptedException {
        return await(type, any -> true);
    }

    /** The first that was or will be heard. */
    synchronized <E extends ChatEvent> E await(Class<E> type, Predicate<? super E> which) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            for (ChatEvent event : events) {
                if (type.isInstance(event) && which.test(type.cast(event))) {
                    return type.cast(event);
                }
            }
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("no such " + type.getSimpleName() + " among " + events);
            }
            wait(left);
        }
    }

    List<String> awaitTexts(ConversationId conversation, int count) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        synchronized (this) {
            while (texts(conversation).size() < count) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new AssertionError("only " + texts(conversation));
                }
                wait(left);
            }
        }
        return texts(conversation);
    }
}
