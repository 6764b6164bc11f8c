package chat.scp.server.service;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.MemberChange;
import chat.scp.pdu.Role;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Member;
import chat.scp.server.store.Membership;
import chat.scp.server.store.StoredConversation;
import chat.scp.signal.ServerCommand;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Who comes, goes and rises, and who is told. §5.2 */
final class Memberships {
    private final Hall hall;
    private final Views views;
    private final Presences presences;

    Memberships(Hall hall, Views views, Presences presences) {
        this.hall = hall;
        this.views = views;
        this.presences = presences;
    }

    /** {@code first} runs when it is done, before anybody is told. */
    void join(StoredConversation room, UserName user, UserName by, Runnable first) {
        boolean empty = hall.live.members(room.id()).isEmpty();
        set(room, user, empty ? Role.OWNER : Role.MEMBER); // §5.6-9
        first.run();
        tellOthers(room, user, views.member(0, room, user, by, MemberChange.JOINED, Role.MEMBER));
        views.show(room, user);
        presences.met(room.id(), user);
    }

    /** A conversation of two that is new. */
    void begin(StoredConversation direct, UserName one, UserName other) {
        views.show(direct, one);
        views.show(direct, other);
        presences.met(direct.id(), one);
    }

    /** He was in this conversation of two, and asked to go on. §11.2 */
    void comeBack(StoredConversation direct, UserName user) {
        if (member(direct, user).isEmpty()) {
            set(direct, user, Role.MEMBER);
            tellOthers(direct, user, views.member(0, direct, user, user, MemberChange.JOINED, Role.MEMBER));
            views.show(current(direct), user);
            presences.met(direct.id(), user);
        }
    }

    /** The part of the user is over. {@code why}: NONE when he left, PEER_REJECTED when put out, BANNED. */
    void end(StoredConversation of, UserName user, UserName by, ErrorCode why) {
        set(of, user, Role.NONE);
        MemberChange change = why.equals(ErrorCode.BANNED)
                ? MemberChange.BANNED
                : why.equals(ErrorCode.NONE) ? MemberChange.LEFT : MemberChange.KICKED;
        tellOthers(of, user, views.member(0, of, user, by, change, Role.NONE));
        hall.sessions.tell(user, new ServerCommand.EndConversation(of.id(), by, why)); // §5.2-6
        if (!of.isRoom()) {
            endScp1(of, user);
        }
        if (hall.live.members(of.id()).isEmpty()) {
            hall.await(hall.store.conversations().remove(of.id())); // §5.6: its name is free again
            hall.live.forget(of.id());
        } else if (of.isRoom()) {
            ensureOwner(of);
        }
    }

    /** A user of SCP/2 has been away for too long for those who wait for him in SCP/1. §11.3 */
    void awayFromScp1(UserName user) {
        for (StoredConversation chat : hall.store.conversations().of(user, 0, Integer.MAX_VALUE)) {
            if (!chat.isRoom()) {
                endScp1(chat, user);
            }
        }
    }

    // §11.3: his chat is over with the other one's going.
    private void endScp1(StoredConversation of, UserName gone) {
        for (UserName other : hall.live.members(of.id())) {
            for (Connected session : hall.sessions.of(other)) {
                if (session.scp1 && session.chat.equals(of.id())) {
                    session.chat = ConversationId.NONE;
                    session.tell(new ServerCommand.EndConversation(of.id(), gone, ErrorCode.NONE));
                    set(of, other, Role.NONE);
                    tellOthers(of, other, views.member(0, of, other, other, MemberChange.LEFT, Role.NONE));
                }
            }
        }
    }

    void give(StoredConversation room, UserName user, UserName by, Role role) {
        long since = member(room, user).map(Membership::sinceMillis).orElse(hall.loop.nowMillis());
        hall.await(hall.store.conversations().setMember(room.id(), new Membership(user, role, since)));
        Member told = views.member(0, room, user, by, MemberChange.ROLE, role);
        tellOthers(room, user, told);
        hall.sessions.tell(user, new ServerCommand.Notify(told));
        views.show(current(room), user); // §5.2-1
    }

    // §5.6-9: the longest-standing moderator, or else member.
    private void ensureOwner(StoredConversation room) {
        List<Membership> members = hall.store.conversations().members(room.id(), 0, Integer.MAX_VALUE);
        if (members.stream().anyMatch(m -> m.role() == Role.OWNER)) {
            return;
        }
        Comparator<Membership> order = Comparator.comparing(Membership::role, Comparator.reverseOrder())
                .thenComparing(Membership::sinceMillis)
                .thenComparing(Membership::user);
        members.stream().min(order).ifPresent(next -> give(room, next.user(), UserName.NONE, Role.OWNER));
    }

    Optional<Membership> member(StoredConversation of, UserName user) {
        return hall.store.conversations().member(of.id(), user).filter(Membership::isMember);
    }

    void tellOthers(StoredConversation of, UserName user, Member change) {
        for (UserName member : hall.live.members(of.id())) {
            if (!member.equals(user)) {
                hall.sessions.tell(member, new ServerCommand.Notify(change)); // §5.2-4
            }
        }
    }

    StoredConversation current(StoredConversation of) {
        return hall.store.conversations().find(of.id()).orElse(of);
    }

    private void set(StoredConversation of, UserName user, Role role) {
        hall.await(hall.store.conversations().setMember(of.id(), new Membership(user, role, hall.loop.nowMillis())));
        hall.live.forget(of.id());
        hall.backbone.relay(new Backbone.Relayed.Changed(of.id(), UserName.NONE));
    }
}
