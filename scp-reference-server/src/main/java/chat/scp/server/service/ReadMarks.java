package chat.scp.server.service;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.MarkKind;
import chat.scp.pdu.Position;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Mark;
import chat.scp.server.store.StoredConversation;
import chat.scp.signal.ServerCommand;
import java.util.List;
import java.util.Optional;

/** Keeps how far everybody is, and tells those who may know. §6.4 */
final class ReadMarks {
    private final Hall hall;
    private final Access access;

    ReadMarks(Hall hall, Access access) {
        this.hall = hall;
        this.access = access;
    }

    void marked(Connected from, ConversationId id, MarkKind kind, Position position) {
        Optional<StoredConversation> log = hall.store.conversations().find(id);
        // §4.8-5, §6.4-4: late, or of another log
        if (log.isEmpty()
                || !access.isMember(id, from.user)
                || position.epoch() != log.get().epoch()
                || position.sequence() > log.get().last()) {
            return;
        }
        if (kind == MarkKind.DELIVERED) {
            delivered(from, log.get(), position);
        } else {
            read(from, log.get(), position);
        }
    }

    /** To the other members: the highest of any of the user's devices. */
    void delivered(Connected from, StoredConversation log, Position position) {
        long before = hall.store.marks().delivered(log.id(), from.user);
        var unused = hall.store.marks().markDelivered(log.id(), from.user, from.device, position.sequence());
        if (position.sequence() > before) {
            tellOthers(from.user, log, new Mark(log.id(), from.user, position, MarkKind.DELIVERED));
        }
    }

    private void read(Connected from, StoredConversation log, Position position) {
        if (position.sequence() <= hall.store.marks().read(log.id(), from.user)) {
            return;
        }
        var unused = hall.store.marks().markRead(log.id(), from.user, position.sequence());
        Mark mark = new Mark(log.id(), from.user, position, MarkKind.READ);
        tellOthers(from.user, log, mark);
        for (Connected own : hall.sessions.of(from.user)) {
            if (own != from) {
                own.tell(new ServerCommand.Notify(mark));
            }
        }
    }

    private void tellOthers(UserName user, StoredConversation log, Mark mark) {
        List<UserName> members = hall.rosters.of(log.id());
        if (members.size() > hall.config().markMembers()) {
            return;
        }
        for (UserName member : members) {
            boolean silent = member.equals(user) || (!log.isRoom() && hall.isBlockedEitherWay(user, member)); // §5.3-2
            if (!silent) {
                hall.sessions.tell(member, new ServerCommand.Notify(mark));
            }
        }
    }
}
