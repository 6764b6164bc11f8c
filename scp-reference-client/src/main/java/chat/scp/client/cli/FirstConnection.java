package chat.scp.client.cli;

import chat.scp.client.ChatClient;
import chat.scp.client.event.ChatEvent;
import chat.scp.client.event.ConnectionState;
import chat.scp.client.event.Problem;
import chat.scp.pdu.ErrorCode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Connects for the first time. A client comes back by itself whatever happens; but who begins wants to know
 * what is wrong, and not to wait for something that may never come.
 */
final class FirstConnection {
    private final ChatClient client;
    private final CompletableFuture<?> refused;
    private final CompletableFuture<Optional<Problem>> result = new CompletableFuture<>();

    /** {@code refused}: completes when the server is not trusted, which no further try will change. */
    FirstConnection(ChatClient client, CompletableFuture<?> refused) {
        this.client = client;
        this.refused = refused;
    }

    /** Why there is none; empty: there is one. */
    Optional<Problem> await() throws InterruptedException {
        ChatClient.Subscription listening = client.listen(event -> {
            if (event instanceof ChatEvent.StateChanged changed) {
                look(changed.state());
            }
        });
        try {
            var unusedToo = refused.thenRun(() -> result.complete(Optional.of(Problem.of(ErrorCode.SERVER_UNTRUSTED))));
            var unused = client.connect();
            return result.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            listening.close();
        }
    }

    private void look(ConnectionState state) {
        if (state instanceof ConnectionState.Online) {
            result.complete(Optional.empty());
        } else if (state instanceof ConnectionState.Closed closed) {
            result.complete(Optional.of(closed.problem()));
        } else if (state instanceof ConnectionState.Waiting waiting) {
            result.complete(Optional.of(waiting.problem()));
        }
    }
}
