package chat.scp.server.service;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.UserName;
import chat.scp.server.store.StoredConversation;
import java.util.List;
import java.util.Set;

/** A conversation in use: what every message needs of it, without asking the store. On the service's loop only. */
final class LiveConversation {
    private final StoredConversation stored;
    private final List<UserName> members;
    private final Set<UserName> isMember;
    private long last;

    LiveConversation(StoredConversation stored, List<UserName> members) {
        this.stored = stored;
        this.members = members;
        isMember = Set.copyOf(members);
        last = stored.last();
    }

    ConversationId id() {
        return stored.id();
    }

    /** As it was read; its log may have grown at the end, and lost something at the beginning. */
    StoredConversation stored() {
        return stored;
    }

    /** Who is in it now. */
    List<UserName> members() {
        return members;
    }

    boolean has(UserName user) {
        return isMember.contains(user);
    }

    /** The other one of a direct conversation; NONE: he left. */
    UserName counterpart(UserName user) {
        for (UserName member : members) {
            if (!member.equals(user)) {
                return member;
            }
        }
        return UserName.NONE;
    }

    /** The last position that is known of. */
    long last() {
        return last;
    }

    /** A message was stored. */
    void reached(long sequence) {
        last = Math.max(last, sequence);
    }
}
