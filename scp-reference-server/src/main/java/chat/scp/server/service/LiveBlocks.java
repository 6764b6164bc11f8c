package chat.scp.server.service;

import chat.scp.pdu.UserName;
import chat.scp.server.store.Blocks;
import java.util.Map;

/** Who blocks whom, of those who have to do with each other now. Read from the store once. On the service's loop only. */
final class LiveBlocks {
    private static final int MAX_KEPT = 100_000;

    private record Pair(UserName by, UserName user) {}

    private final Blocks blocks;
    private final Map<Pair, Boolean> kept = new Recent<>(MAX_KEPT);

    LiveBlocks(Blocks blocks) {
        this.blocks = blocks;
    }

    boolean isBlocked(UserName by, UserName user) {
        return kept.computeIfAbsent(new Pair(by, user), pair -> blocks.isBlocked(by, user));
    }

    /** It was changed. */
    void forget(UserName by, UserName user) {
        kept.remove(new Pair(by, user));
    }

    /** Somebody beside the service may have changed any. */
    void forgetAll() {
        kept.clear();
    }
}
