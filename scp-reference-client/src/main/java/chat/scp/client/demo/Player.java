package chat.scp.client.demo;

import chat.scp.client.ChatClient;
import chat.scp.client.ChatClientOptions;
import chat.scp.client.event.ChatEvent;
import chat.scp.client.event.ChatMessage;
import chat.scp.pdu.ConversationId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Somebody in the play: a client, and all that it told so far. Thread-safe. */
final class Player implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String name;
    private final ChatClient client;
    private final List<ChatEvent> heard = new ArrayList<>();

    Player(ChatClientOptions options) throws IOException {
        name = options.user().text();
        client = ChatClient.open(options);
        client.listen(this::hear);
    }

    private synchronized void hear(ChatEvent event) {
        heard.add(event);
        notifyAll();
    }

    String name() {
        return name;
    }

    ChatClient client() {
        return client;
    }

    /** What was received in a conversation, in the order in which it came. */
    synchronized List<ChatMessage> received(ConversationId conversation) {
        return heard.stream()
                .filter(ChatEvent.MessageReceived.class::isInstance)
                .map(event -> ((ChatEvent.MessageReceived) event).message())
                .filter(message -> message.conversation().equals(conversation))
                .toList();
    }

    /** How much was heard by now: what is awaited next may be asked to come after it. */
    synchronized int soFar() {
        return heard.size();
    }

    /** The first such event, heard already or to come. */
    <E extends ChatEvent> E await(Class<E> type, Predicate<? super E> which) throws InterruptedException {
        return await(0, type, which);
    }

    synchronized <E extends ChatEvent> E await(int from, Class<E> type, Predicate<? super E> which)
            throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int next = from;
        while (true) {
            for (; next < heard.size(); next++) {
                ChatEvent event = heard.get(next);
                if (type.isInstance(event) && which.test(type.cast(event))) {
                    return type.cast(event);
                }
            }
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new IllegalStateException(name + " waited for " + type.getSimpleName() + " and got none in "
                        + PATIENCE.toSeconds() + " s");
            }
            wait(left);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
