package chat.scp.client.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Completes futures away from the loop: what the application hangs onto them may wait. */
record Promises(Executor executor) {
    <T> void complete(CompletableFuture<T> future, T value) {
        executor.execute(() -> future.complete(value));
    }

    void done(CompletableFuture<@Nullable Void> future) {
        executor.execute(() -> future.complete(null));
    }

    void fail(CompletableFuture<?> future, RuntimeException failure) {
        executor.execute(() -> future.completeExceptionally(failure));
    }
}
