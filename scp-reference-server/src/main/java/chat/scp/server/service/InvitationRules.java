package chat.scp.server.service;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Role;
import chat.scp.pdu.UserName;
import chat.scp.pdu.Visibility;
import chat.scp.server.store.StoredConversation;

/** Whether somebody may invite somebody. §5.1, §5.6 */
final class InvitationRules {
    private final Hall hall;
    private final Access access;

    InvitationRules(Hall hall, Access access) {
        this.hall = hall;
        this.access = access;
    }

    void check(UserName originator, UserName peer, ConversationId room) throws Refusal {
        Refusal.unless(!peer.equals(originator), ErrorCode.SELF); // §5.1-15
        Refusal.unless(hall.store.accounts().find(peer).isPresent(), ErrorCode.NOT_FOUND);
        if (room.isNone()) {
            boolean open = !hall.scp1.isScp1(originator)
                    && hall.store.conversations().direct(originator, peer).isPresent();
            Refusal.unless(!open, ErrorCode.ALREADY_EXISTS); // §5.1-14
            Refusal.unless(mayHaveMore(originator), ErrorCode.LIMIT_REACHED); // §9.6
        } else {
            checkRoom(originator, peer, room);
        }
        Refusal.unless(mayHaveMore(peer), ErrorCode.PEER_BUSY); // §9.6
    }

    /** Whether one more conversation is allowed to him. */
    boolean mayHaveMore(UserName user) {
        int max = hall.config().limits().conversations();
        return hall.store.conversations().of(user, max - 1L, 1).isEmpty();
    }

    private void checkRoom(UserName originator, UserName peer, ConversationId id) throws Refusal {
        StoredConversation room = access.asMember(id, originator);
        Refusal.unless(room.isRoom(), ErrorCode.NOT_FOUND);
        Role role = access.role(id, originator);
        boolean mayInvite = room.visibility() == Visibility.PUBLIC || role.compareTo(Role.MODERATOR) >= 0;
        Refusal.unless(mayInvite, ErrorCode.FORBIDDEN); // §5.6-8
        Refusal.unless(!hall.store.conversations().isBanned(id, peer), ErrorCode.FORBIDDEN); // §5.6-7
        Refusal.unless(!access.isMember(id, peer), ErrorCode.ALREADY_EXISTS);
        Refusal.unless(hasRoom(room), ErrorCode.LIMIT_REACHED); // §5.6-3
    }

    /** Whether one more fits in. */
    boolean hasRoom(StoredConversation room) {
        int max = hall.config().limits().roomMembers();
        int limit = room.maxMembers() == 0 ? max : Math.min(max, room.maxMembers());
        return hall.live.members(room.id()).size() < limit;
    }
}
