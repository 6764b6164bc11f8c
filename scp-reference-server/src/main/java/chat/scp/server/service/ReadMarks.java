package chat.scp.server.service;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.MarkKind;
import chat.scp.pdu.Position;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Mark;
import chat.scp.signal.ServerCommand;
import java.util.List;

/** Keeps how far everybody is, and tells those who may know. §6.4 */
final class ReadMarks {
    private final Hall hall;

    ReadMarks(Hall hall) {
        this.hall = hall;
    }

    void marked(Connected from, ConversationId id, MarkKind kind, Position position) {
        LiveConversation log = hall.live.of(id);
        // §4.8-5, §6.4-4: late, or of another log
        if (log == null
                || !log.has(from.user)
                || position.epoch() != log.stored().epoch()
                || !hall.live.reaches(log, position.sequence())) {
            return;
        }
        if (kind == MarkKind.DELIVERED) {
            delivered(from, log, position);
        } else {
            read(from, log, position);
        }
    }

    /** To the other members: the highest of any of the user's devices. */
    void delivered(Connected from, LiveConversation log, Position position) {
        if (hall.marks.delivered(log.id(), from.user, from.device, position.sequence())) {
            tellOthers(from.user, log, new Mark(log.id(), from.user, position, MarkKind.DELIVERED));
        }
    }

    private void read(Connected from, LiveConversation log, Position position) {
        if (!hall.marks.read(log.id(), from.user, position.sequence())) {
            return;
        }
        Mark mark = new Mark(log.id(), from.user, position, MarkKind.READ);
        tellOthers(from.user, log, mark);
        for (Connected own : hall.sessions.of(from.user)) {
            if (own != from) {
                own.tell(new ServerCommand.Notify(mark));
            }
        }
    }

    private void tellOthers(UserName user, LiveConversation log, Mark mark) {
        List<UserName> members = log.members();
        if (members.size() > hall.config().markMembers()) {
            return;
        }
        for (UserName member : members) {
            boolean silent =
                    member.equals(user) || (!log.stored().isRoom() && hall.isBlockedEitherWay(user, member)); // §5.3-2
            if (!silent) {
                hall.sessions.tell(member, new ServerCommand.Notify(mark));
            }
        }
    }
}
