package chat.scp.server.service;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.MemberChange;
import chat.scp.pdu.ModerateAction;
import chat.scp.pdu.Role;
import chat.scp.pdu.UserName;
import chat.scp.pdu.Utf8;
import chat.scp.pdu.Visibility;
import chat.scp.pdu.v2.Configure;
import chat.scp.pdu.v2.Create;
import chat.scp.pdu.v2.Join;
import chat.scp.pdu.v2.Leave;
import chat.scp.pdu.v2.Member;
import chat.scp.pdu.v2.Moderate;
import chat.scp.server.store.Membership;
import chat.scp.server.store.StoredConversation;
import chat.scp.signal.ServerCommand;
import java.util.List;
import java.util.Optional;

/** Rooms: made, joined, left, moderated, configured. §5.6 */
final class Rooms {
    private static final int MAX_TOPIC_BYTES = 4_096; // §9.6

    private final Hall hall;
    private final Access access;
    private final InvitationRules rules;
    private final Views views;
    private final Memberships memberships;

    Rooms(Hall hall, Access access, InvitationRules rules, Views views, Memberships memberships) {
        this.hall = hall;
        this.access = access;
        this.rules = rules;
        this.views = views;
        this.memberships = memberships;
    }

    void create(Connected from, Create create) throws Refusal {
        boolean mayBeNamedSo = !create.room().isNone() && !create.room().isGuest();
        Refusal.unless(mayBeNamedSo, ErrorCode.FORBIDDEN); // §5.6-1
        checkTopic(create.topic());
        checkOwnLimit(from.user);
        StoredConversation made = StoredConversation.room(
                hall.newConversation(),
                create.room(),
                create.visibility(),
                create.maxMembers(),
                create.title(),
                create.topic());
        Membership owner = new Membership(from.user, Role.OWNER, hall.loop.nowMillis());
        boolean created = hall.await(hall.store.conversations().create(made, List.of(owner)));
        Refusal.unless(created, ErrorCode.ALREADY_EXISTS);
        views.show(made, from.user);
        answer(from, create.request(), made);
        from.done(create);
    }

    void join(Connected from, Join join) throws Refusal {
        Optional<StoredConversation> found = hall.store.conversations().room(join.room());
        boolean in = found.isPresent() && access.isMember(found.get().id(), from.user);
        boolean may = in
                || (found.isPresent()
                        && found.get().visibility() == Visibility.PUBLIC
                        && !hall.store.conversations().isBanned(found.get().id(), from.user));
        Refusal.unless(may, ErrorCode.NOT_FOUND); // §5.6-2, §5.6-7
        StoredConversation room = found.get();
        if (!in) {
            Refusal.unless(rules.hasRoom(room), ErrorCode.LIMIT_REACHED); // §5.6-3
            checkOwnLimit(from.user);
            memberships.join(room, from.user, from.user, () -> {});
        }
        answer(from, join.request(), room);
        from.done(join);
    }

    void leave(Connected from, Leave leave) throws Refusal {
        StoredConversation left = access.asMember(leave.conversation(), from.user);
        memberships.end(left, from.user, from.user, ErrorCode.NONE);
        from.done(leave);
    }

    void configure(Connected from, Configure configure) throws Refusal {
        StoredConversation room = access.asMember(configure.conversation(), from.user);
        boolean may = room.isRoom() && access.role(room.id(), from.user) == Role.OWNER;
        Refusal.unless(may, ErrorCode.FORBIDDEN); // §5.6-5
        checkTopic(configure.topic());
        StoredConversation changed =
                room.configured(configure.visibility(), configure.maxMembers(), configure.title(), configure.topic());
        hall.await(hall.store.conversations().configure(changed));
        hall.live.forget(room.id());
        hall.live.members(room.id()).forEach(member -> views.show(changed, member)); // §5.2-1
        answer(from, configure.request(), changed);
        from.done(configure);
    }

    void moderate(Connected from, Moderate moderate) throws Refusal {
        StoredConversation room = access.asMember(moderate.conversation(), from.user);
        Refusal.unless(room.isRoom(), ErrorCode.FORBIDDEN); // §7.6.3
        boolean exists = hall.store.accounts().find(moderate.user()).isPresent();
        Role own = access.role(room.id(), from.user);
        Role his = access.role(room.id(), moderate.user());
        checkMay(from.user, own, moderate, his);
        boolean needsMember = moderate.action() == ModerateAction.KICK || moderate.action() == ModerateAction.SET_ROLE;
        Refusal.unless(exists && (his != Role.NONE || !needsMember), ErrorCode.NOT_FOUND);
        act(from.user, room, moderate, his);
        from.done(moderate);
    }

    // §5.6-4, §5.6-5
    private static void checkMay(UserName by, Role own, Moderate moderate, Role his) throws Refusal {
        if (moderate.action() == ModerateAction.SET_ROLE) {
            boolean givesUpHisOwn = by.equals(moderate.user());
            Refusal.unless(own == Role.OWNER && (givesUpHisOwn || his != Role.OWNER), ErrorCode.FORBIDDEN);
        } else {
            boolean above = own.compareTo(Role.MODERATOR) >= 0 && own.compareTo(his) > 0;
            Refusal.unless(above, ErrorCode.FORBIDDEN);
        }
    }

    private void act(UserName by, StoredConversation room, Moderate moderate, Role his) throws Refusal {
        UserName user = moderate.user();
        switch (moderate.action()) {
            case KICK -> memberships.end(room, user, by, ErrorCode.PEER_REJECTED);
            case BAN -> {
                hall.await(hall.store.conversations().setBanned(room.id(), user, true));
                if (his != Role.NONE) {
                    memberships.end(room, user, by, ErrorCode.BANNED);
                }
            }
            case UNBAN -> {
                hall.await(hall.store.conversations().setBanned(room.id(), user, false));
                Member told = views.member(0, room, user, by, MemberChange.UNBANNED, his);
                memberships.tellOthers(room, user, told);
                hall.sessions.tell(user, new ServerCommand.Notify(told));
            }
            case SET_ROLE -> {
                boolean lastOwner = his == Role.OWNER && moderate.role() != Role.OWNER && owners(room) == 1;
                Refusal.unless(!lastOwner, ErrorCode.FORBIDDEN); // §5.6-9
                memberships.give(room, user, by, moderate.role());
            }
        }
    }

    private long owners(StoredConversation room) {
        return hall.store.conversations().members(room.id(), 0, Integer.MAX_VALUE).stream()
                .filter(m -> m.role() == Role.OWNER)
                .count();
    }

    private void answer(Connected to, int request, StoredConversation room) {
        to.reply(views.of(request, memberships.current(room), to.user, to.device));
    }

    private void checkOwnLimit(UserName user) throws Refusal {
        Refusal.unless(rules.mayHaveMore(user), ErrorCode.LIMIT_REACHED); // §9.6
    }

    private static void checkTopic(String topic) throws Refusal {
        Refusal.unless(Utf8.byteCount(topic) <= MAX_TOPIC_BYTES, ErrorCode.LIMIT_REACHED);
    }
}
