package chat.scp.client.gui;

import chat.scp.client.ChatClient;
import chat.scp.client.ChatClientOptions;
import chat.scp.client.event.ChatEvent;
import chat.scp.client.event.ConnectionState;
import chat.scp.client.event.Problem;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Signs in: unlike a client that was online before, it gives up at the first problem, and says what it is.
 * Needs no display.
 */
final class SigningIn {
    private final ChatClientOptions options;
    private final CompletableFuture<Desk> result = new CompletableFuture<>();

    SigningIn(ChatClientOptions options) {
        this.options = options;
    }

    /** It did not work; the message is a sentence for the user. */
    static final class FailedException extends RuntimeException {
        private final String detail;

        FailedException(String sentence, String detail) {
            super(sentence);
            this.detail = detail;
        }

        /** For who wants to know more; may be empty. */
        String detail() {
            return detail;
        }
    }

    /** The desk, online; fails with a {@link FailedException}. Cancelling it ends the attempt. */
    CompletableFuture<Desk> start(Executor elsewhere, Executor viewThread, Consumer<String> complain) {
        elsewhere.execute(() -> {
            try {
                run(viewThread, complain);
            } catch (IOException | RuntimeException e) {
                fail(String.valueOf(e.getMessage()), "");
            }
        });
        return result;
    }

    private void run(Executor viewThread, Consumer<String> complain) throws IOException {
        ChatClient client = ChatClient.open(options);
        Desk desk = new Desk(client, options.user(), viewThread, complain);
        Desk.whenDone(result, (done, failure) -> {
            if (failure != null) {
                desk.closeAsync(() -> {});
            }
        });
        if (result.isDone()) {
            return; // cancelled meanwhile
        }
        ChatClient.Subscription listening = client.listen(event -> {
            if (event instanceof ChatEvent.StateChanged changed) {
                look(changed.state(), desk);
            }
        });
        Desk.whenDone(result, (done, failure) -> listening.close());
        client.connect().exceptionally(failure -> null);
    }

    private void look(ConnectionState state, Desk desk) {
        if (state instanceof ConnectionState.Online) {
            result.complete(desk);
        } else if (state instanceof ConnectionState.Closed closed) {
            fail(closed.problem());
        } else if (state instanceof ConnectionState.Waiting waiting) {
            fail(waiting.problem());
        }
    }

    private void fail(Problem problem) {
        // What will be tried again, is not: here the user does that.
        fail(problem.sentence().replaceAll("; trying again[^;.]*\\.$", "; try again later."), problem.detail());
    }

    private void fail(String sentence, String detail) {
        result.completeExceptionally(new FailedException(sentence, detail));
    }
}
