package chat.scp.server.store;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers of writes. */
final class SqlWrites {
    private SqlWrites() {}

    /** Without what it answered. */
    static CompletableFuture<@Nullable Void> done(CompletableFuture<?> write) {
        return write.<@Nullable Void>thenApply(answer -> null);
    }
}
