package chat.scp.server.service;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.PresenceStatus;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Presence;
import chat.scp.pdu.v2.Typing;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent.PresenceShown;
import chat.scp.signal.ServerEvent.TypingShown;
import java.util.Comparator;
import java.util.List;

/** What is worthless when late, for those who share a conversation. §5.4, §5.5 */
final class Presences {
    private static final int MAX_TYPING_MILLIS = 30_000; // §5.4
    private static final int MAX_PRESENCE_MILLIS = 3_600_000; // §5.5
    private static final int MAX_ACQUAINTANCES = 1_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Hall hall;

    Presences(Hall hall) {
        this.hall = hall;
    }

    void typing(Connected from, TypingShown typing) {
        LiveConversation in = hall.live.of(typing.conversation());
        if (in == null || !in.has(from.user)) {
            return; // §5.4-6
        }
        var members = in.members();
        if (members.size() > hall.config().typingMembers()) {
            return;
        }
        Typing shown =
                new Typing(in.id(), from.user, 0, Math.min(MAX_TYPING_MILLIS, typing.ttlMillis()), typing.active());
        for (UserName member : members) {
            boolean silent = member.equals(from.user)
                    || (!in.stored().isRoom() && hall.isBlockedEitherWay(from.user, member)); // §5.3-2
            if (!silent) {
                hall.sessions.tell(member, new ServerCommand.Notify(shown));
            }
        }
    }

    void shown(Connected from, PresenceShown shown) {
        boolean first = !isShown(from);
        int ttl = Math.min(MAX_PRESENCE_MILLIS, shown.ttlMillis());
        long until = hall.loop.nowNanos() + ttl * NANOS_PER_MILLI;
        from.presence = new Connected.Shown(shown.status(), shown.text(), until);
        UserName user = from.user; // not the session, which may be over long before
        hall.loop.at(until, () -> ranOut(user, until));
        tellAcquaintances(from.user);
        if (first) {
            tellOfAcquaintances(from);
        }
    }

    /** They share a conversation now: each learns what the others show. §5.5-4 */
    void met(ConversationId id, UserName newcomer) {
        metHere(id, newcomer);
        hall.backbone.relay(new Backbone.Relayed.Met(id, newcomer));
    }

    /** As far as people are connected here. */
    void metHere(ConversationId id, UserName newcomer) {
        boolean shows = isShownHere(newcomer);
        for (UserName member : hall.live.members(id)) {
            boolean shown = isShownHere(member);
            if (member.equals(newcomer) || !(shows || shown) || hall.isBlockedEitherWay(newcomer, member)) {
                continue;
            }
            if (shown) {
                hall.sessions.tell(newcomer, new ServerCommand.Notify(presence(member)));
            }
            if (shows) {
                hall.sessions.tell(member, new ServerCommand.Notify(presence(newcomer)));
            }
        }
    }

    private boolean isShownHere(UserName user) {
        return hall.sessions.of(user).stream().anyMatch(Presences::isShown); // §5.5-2
    }

    /** §5.5-3 */
    void gone(Connected session) {
        if (isShown(session)) {
            session.forgetPresence();
            tellAcquaintances(session.user);
        }
    }

    private void ranOut(UserName user, long until) {
        for (Connected session : List.copyOf(hall.sessions.of(user))) {
            if (isShown(session) && session.presence.untilNanos() == until) {
                gone(session);
            }
        }
    }

    private static boolean isShown(Connected session) {
        return session.presence.untilNanos() != 0;
    }

    private void tellAcquaintances(UserName user) {
        ServerCommand told = new ServerCommand.Notify(presence(user));
        for (UserName other : hall.store.conversations().acquaintances(user, MAX_ACQUAINTANCES)) { // §5.5-1
            if (hall.sessions.isOnline(other) && !hall.isBlockedEitherWay(user, other)) {
                hall.sessions.tell(other, told);
            }
        }
    }

    private void tellOfAcquaintances(Connected to) {
        for (UserName other : hall.store.conversations().acquaintances(to.user, MAX_ACQUAINTANCES)) {
            if (isShownHere(other) && !hall.isBlockedEitherWay(to.user, other)) {
                to.tell(new ServerCommand.Notify(presence(other)));
            }
        }
    }

    /** The highest status of the user's devices counts. */
    private Presence presence(UserName user) {
        long now = hall.loop.nowNanos();
        return hall.sessions.of(user).stream()
                .filter(Presences::isShown)
                .map(session -> session.presence)
                .max(Comparator.comparing(Connected.Shown::status))
                .map(p -> new Presence(
                        user, 0, (int) Math.max(1, (p.untilNanos() - now) / NANOS_PER_MILLI), p.status(), p.text()))
                .orElse(new Presence(user, 0, MAX_PRESENCE_MILLIS, PresenceStatus.OFFLINE, ""));
    }
}
