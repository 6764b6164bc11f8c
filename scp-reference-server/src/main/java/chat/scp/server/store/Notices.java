package chat.scp.server.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What the operator says to whoever is connected. Thread-safe. §4.12 */
public interface Notices {
    /** Has the server say it, whichever process it runs in. */
    CompletableFuture<@Nullable Void> say(String text);

    /** Those after the one of this number, in their order; old ones are forgotten. */
    List<Said> after(long number);

    /**
     * Something to say.
     *
     * @param number rises from one to the next
     */
    record Said(long number, String text) {}
}
