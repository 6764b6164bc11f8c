package chat.scp.server.service;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.UserName;
import chat.scp.server.store.Conversations;
import chat.scp.server.store.Membership;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The conversations in use. Read from the store once, and again after somebody came, went or changed
 * something; those that were not used for longest go first when there are too many.
 */
final class LiveConversations {
    private static final int MAX_KEPT = 10_000;
    private static final long MAX_MEMBERS_KEPT = 1_000_000;

    private final Conversations conversations;
    private final Map<ConversationId, LiveConversation> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long membersKept;

    LiveConversations(Conversations conversations) {
        this.conversations = conversations;
    }

    /** Null: there is none. */
    @Nullable
    LiveConversation of(ConversationId id) {
        LiveConversation known = kept.get(id);
        return known != null ? known : read(id);
    }

    private @Nullable LiveConversation read(ConversationId id) {
        LiveConversation read = conversations
                .find(id)
                .map(stored -> new LiveConversation(
                        stored,
                        conversations.members(id, 0, Integer.MAX_VALUE).stream()
                                .map(Membership::user)
                                .toList()))
                .orElse(null);
        if (read != null) {
            kept.put(id, read);
            membersKept += read.members().size();
            forgetUnused();
        }
        return read;
    }

    private void forgetUnused() {
        Iterator<LiveConversation> eldest = kept.values().iterator();
        while (kept.size() > 1 && (kept.size() > MAX_KEPT || membersKept > MAX_MEMBERS_KEPT)) {
            membersKept -= eldest.next().members().size();
            eldest.remove();
        }
    }

    /** Empty where there is no such conversation. */
    List<UserName> members(ConversationId id) {
        LiveConversation found = of(id);
        return found == null ? List.of() : found.members();
    }

    /** Whether the log goes as far as that; asks the store again where this node may not have heard of it. */
    boolean reaches(LiveConversation log, long sequence) {
        if (sequence > log.last()) {
            conversations.find(log.id()).ifPresent(now -> log.reached(now.last()));
        }
        return sequence <= log.last();
    }

    /** Somebody came or went, or it was configured anew. */
    void forget(ConversationId id) {
        LiveConversation known = kept.remove(id);
        if (known != null) {
            membersKept -= known.members().size();
        }
    }

    /** Somebody beside the service may have changed any. */
    void forgetAll() {
        kept.clear();
        membersKept = 0;
    }
}
