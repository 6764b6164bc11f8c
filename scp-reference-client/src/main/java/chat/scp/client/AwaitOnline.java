package chat.scp.client;

import chat.scp.client.event.ChatEvent;
import chat.scp.client.event.ChatException;
import chat.scp.client.event.ConnectionState;
import chat.scp.client.event.NotOnlineException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits until a client is online, and remembers why it is not. */
final class AwaitOnline {
    private final ChatClient client;
    private final CompletableFuture<ConnectionState.Online> online = new CompletableFuture<>();
    private volatile String why = "";

    AwaitOnline(ChatClient client) {
        this.client = client;
    }

    CompletableFuture<ConnectionState.Online> within(Duration deadline) {
        ChatClient.Subscription listening = client.listen(event -> {
            if (event instanceof ChatEvent.StateChanged changed) {
                look(changed.state());
            }
        });
        look(client.state());
        return online.orTimeout(deadline.toNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((state, failure) -> listening.close())
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(told(failure)));
    }

    private Throwable told(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof TimeoutException
                ? new NotOnlineException(why.isEmpty() ? "No connection came about in time." : why)
                : cause;
    }

    private void look(ConnectionState state) {
        if (state instanceof ConnectionState.Online now) {
            online.complete(now);
        } else if (state instanceof ConnectionState.Waiting waiting) {
            why = waiting.problem().sentence();
        } else if (state instanceof ConnectionState.Closed closed) {
            online.completeExceptionally(
                    new ChatException(closed.problem().code(), closed.problem().sentence()));
        }
    }
}
