package chat.scp.server.service;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Role;
import chat.scp.pdu.UserName;
import chat.scp.server.store.Membership;
import chat.scp.server.store.StoredConversation;
import java.util.Optional;

/** Who may do what in a conversation. §5.2, §5.6 */
final class Access {
    private final Hall hall;

    Access(Hall hall) {
        this.hall = hall;
    }

    /** The conversation for somebody who is in it; NOT_FOUND where he never was, so that nothing is given away. */
    StoredConversation asMember(ConversationId id, UserName user) throws Refusal {
        Optional<Membership> member = hall.store.conversations().member(id, user);
        Refusal.unless(member.isPresent(), ErrorCode.NOT_FOUND);
        Refusal.unless(member.get().isMember(), ErrorCode.NOT_A_MEMBER);
        return find(id);
    }

    /** The same for who says something, without the store where he is in it. */
    LiveConversation asTalker(ConversationId id, UserName user) throws Refusal {
        LiveConversation live = hall.live.of(id);
        if (live == null || !live.has(user)) {
            asMember(id, user);
            throw new Refusal(ErrorCode.NOT_A_MEMBER);
        }
        return live;
    }

    StoredConversation find(ConversationId id) throws Refusal {
        Optional<StoredConversation> found = hall.store.conversations().find(id);
        Refusal.unless(found.isPresent(), ErrorCode.NOT_FOUND);
        return found.get();
    }

    /** NONE: he is not in it. */
    Role role(ConversationId id, UserName user) {
        return hall.store.conversations().member(id, user).map(Membership::role).orElse(Role.NONE);
    }

    boolean isMember(ConversationId id, UserName user) {
        return role(id, user) != Role.NONE;
    }
}
