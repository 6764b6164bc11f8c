package chat.scp.server.store;

import chat.scp.pdu.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * All that must outlive the server's process. Reading answers at once from what is committed; writing
 * answers with a future that completes when the change is durable, and fails with {@link
 * StoreException} when it is not there and will not be. Writes take effect in the order in which one
 * thread asks for them. Thread-safe.
 */
public interface ChatStore extends AutoCloseable {
    Accounts accounts();

    Devices devices();

    KeyPackages keyPackages();

    Conversations conversations();

    MessageLog log();

    Marks marks();

    Blocks blocks();

    Notices notices();

    /** Why it takes no writes now, as on a full disk; empty: it does, as far as it knows. */
    Optional<String> trouble();

    /** Where there was trouble: writes something and removes it again, and finds out whether the trouble is over. */
    CompletableFuture<@Nullable Void> tryToWrite();

    /** Random bytes that were drawn when the store was made: what decoys come from. §4.3-9 */
    Bytes secret();

    /**
     * Writes a copy of all that is committed, while others go on reading and writing. A store that is
     * opened from a copy begins new epochs, since what came after the copy is lost. §6.2-2
     *
     * @throws IOException if the file exists or cannot be written
     */
    void backUpTo(Path copy) throws IOException;

    /** Carries out the writes that were asked for, and closes. */
    @Override
    void close();
}
