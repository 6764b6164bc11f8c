package chat.scp.client.cli;

import chat.scp.client.ChatClient;
import chat.scp.client.People;
import chat.scp.client.event.ChatException;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Whom the user asked, and who has not answered yet. Thread-safe. */
final class Asking {
    private static final Duration RINGING = Duration.ofMinutes(1);

    private final ChatClient client;
    private final Map<String, People.Asked> open = new ConcurrentHashMap<>();

    Asking(ChatClient client) {
        this.client = client;
    }

    /** Asks for a chat, or into a room; completes with the conversation that opened. */
    CompletableFuture<ConversationId> ask(String name, ConversationId room) {
        People.Asked asked = client.people().invite(name, room, RINGING);
        open.put(name, asked);
        return asked.answer().whenComplete((opened, failure) -> open.remove(name, asked));
    }

    /** Takes it back; the only question, if no name is given. Completes with who was asked. */
    CompletableFuture<String> cancel(String name) {
        Optional<Map.Entry<String, People.Asked>> found = open.entrySet().stream()
                .filter(e -> name.isEmpty() ? open.size() == 1 : e.getKey().equalsIgnoreCase(name))
                .findFirst();
        Map.Entry<String, People.Asked> asked = found.orElseThrow(() -> new ChatException(
                ErrorCode.NOT_FOUND,
                open.size() > 1
                        ? "You asked several people: /cancel NAME says whom not."
                        : "You asked nobody who has not answered yet."));
        CompletableFuture<@Nullable Void> told =
                client.people().cancel(asked.getValue().id());
        return told.thenApply(nothing -> asked.getKey());
    }
}
