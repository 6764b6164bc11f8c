package chat.scp.client.engine;

import chat.scp.client.event.ChatEvent;
import chat.scp.client.storage.SavedState;
import chat.scp.client.storage.StateStore;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Saves what another run goes on from: soon after it changed, not at each change. On the loop. */
final class StateKeeper {
    private static final Duration SOON = Duration.ofMillis(500);

    private final ClientLoop loop;
    private final Executor executor;
    private final Dispatcher dispatcher;
    private final StateStore store;
    private final Supplier<SavedState> state;
    private boolean due;
    private boolean saving;
    private boolean changedMeanwhile;
    private @Nullable CompletableFuture<@Nullable Void> last;

    StateKeeper(
            ClientLoop loop, Executor executor, Dispatcher dispatcher, StateStore store, Supplier<SavedState> state) {
        this.loop = loop;
        this.executor = executor;
        this.dispatcher = dispatcher;
        this.store = store;
        this.state = state;
    }

    /** It can wait for a moment. */
    void changed() {
        if (!due) {
            due = true;
            loop.at(loop.nowNanos() + SOON.toNanos(), this::save);
        }
    }

    /** It cannot wait: a token is good once. */
    void save() {
        due = false;
        if (saving) {
            changedMeanwhile = true;
            return;
        }
        saving = true;
        SavedState now = state.get();
        executor.execute(() -> {
            String failure = write(now);
            loop.execute(() -> saved(failure));
        });
    }

    private String write(SavedState now) {
        try {
            store.save(now);
            return "";
        } catch (IOException e) {
            return "What this client needs to go on after a restart cannot be saved: " + e.getMessage();
        }
    }

    private void saved(String failure) {
        saving = false;
        if (!failure.isEmpty()) {
            dispatcher.publish(new ChatEvent.StorageFailed(failure));
        }
        if (changedMeanwhile) {
            changedMeanwhile = false;
            save();
        } else if (last != null) {
            last.complete(null);
        }
    }

    /** The last word. */
    CompletableFuture<@Nullable Void> end() {
        last = new CompletableFuture<>();
        save();
        return last;
    }
}
