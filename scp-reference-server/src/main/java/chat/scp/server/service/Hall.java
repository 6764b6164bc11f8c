package chat.scp.server.service;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.UserName;
import chat.scp.server.store.ChatStore;
import chat.scp.server.store.StoreException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What all parts of a service share. On the service's loop only, but for the loop itself. */
final class Hall {
    private static final System.Logger LOG = System.getLogger(ChatService.class.getName());
    private static final long QUIET_NANOS = 10_000_000_000L;
    private static final int NONCE_BYTES = 24;

    private volatile ServiceConfig config;
    private long quietUntilNanos;
    final Observer observer;
    final ChatStore store;
    final ServerLoop loop;
    final Backbone backbone;
    final Sessions sessions;
    final LiveConversations live;
    final LiveBlocks blocks;
    final LiveMarks marks;
    final Floods floods = new Floods(this);
    final Scp1Users scp1 = new Scp1Users(this);
    private final RandomGenerator random;

    Hall(
            ServiceConfig config,
            ChatStore store,
            ServerLoop loop,
            RandomGenerator random,
            Observer observer,
            Backbone backbone) {
        this.config = config;
        this.store = store;
        this.loop = loop;
        this.random = random;
        this.observer = observer;
        this.backbone = backbone;
        sessions = new Sessions(backbone);
        live = new LiveConversations(store.conversations());
        blocks = new LiveBlocks(store.blocks());
        marks = new LiveMarks(store.marks());
    }

    ServiceConfig config() {
        return config;
    }

    /** From now on; what stands already stays. */
    void configure(ServiceConfig changed) {
        config = changed;
    }

    /**
     * Waits for a change that is seldom and small, so that the next thing on the loop finds it done.
     * Messages and marks do not go this way.
     */
    <T extends @Nullable Object> T await(CompletableFuture<T> write) {
        try {
            return write.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StoreException refused ? refused : e;
        }
    }

    void storeFailed(Throwable failure) {
        if (loop.nowNanos() >= quietUntilNanos) { // a full disk fails each message, and its log may lie on it
            quietUntilNanos = loop.nowNanos() + QUIET_NANOS;
            LOG.log(System.Logger.Level.WARNING, "the store failed: {0}", failure.getMessage());
        }
        observer.storeFailed(String.valueOf(failure.getMessage()));
    }

    ConversationId newConversation() {
        return new ConversationId(random.nextLong(), random.nextLong() | 1); // never NONE
    }

    long randomLong() {
        return random.nextLong();
    }

    /** Bytes that nobody can guess: nonces, tokens. */
    Bytes secretBytes() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return Bytes.of(bytes);
    }

    /** §5.3: in a direct conversation nothing passes that tells of a person. */
    boolean isBlockedEitherWay(UserName one, UserName other) {
        return blocks.isBlocked(one, other) || blocks.isBlocked(other, one);
    }

    /** Somebody beside the service changed what it does not know. */
    void forgetAll() {
        live.forgetAll();
        blocks.forgetAll();
        marks.forgetAll();
    }
}
