package chat.scp.server.store;

import chat.scp.pdu.UserName;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Who does not want to hear from whom. Thread-safe. §5.3 */
public interface Blocks {
    boolean isBlocked(UserName by, UserName user);

    /** Whom the user has blocked, by name, {@code skip} left out. */
    List<UserName> of(UserName by, long skip, int limit);

    CompletableFuture<@Nullable Void> setBlocked(UserName by, UserName user, boolean blocked);
}
