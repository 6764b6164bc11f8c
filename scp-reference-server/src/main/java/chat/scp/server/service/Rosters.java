package chat.scp.server.service;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.UserName;
import chat.scp.server.store.Conversations;
import chat.scp.server.store.Membership;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Members of the conversations in use: needed for every message, and changed seldom. */
final class Rosters {
    private static final int MAX_KEPT = 10_000;

    private final Conversations conversations;
    private final Map<ConversationId, List<UserName>> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ConversationId, List<UserName>> eldest) {
            return size() > MAX_KEPT;
        }
    };

    Rosters(Conversations conversations) {
        this.conversations = conversations;
    }

    List<UserName> of(ConversationId id) {
        List<UserName> members = kept.get(id);
        if (members == null) {
            members = conversations.members(id, 0, Integer.MAX_VALUE).stream()
                    .map(Membership::user)
                    .toList();
            kept.put(id, members);
        }
        return members;
    }

    /** Somebody came or went. */
    void forget(ConversationId id) {
        kept.remove(id);
    }
}
