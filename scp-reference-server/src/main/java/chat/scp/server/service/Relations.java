package chat.scp.server.service;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.RelationKind;
import chat.scp.pdu.Role;
import chat.scp.pdu.UserName;
import chat.scp.server.store.LoggedMessage;
import chat.scp.server.store.StoredConversation;
import chat.scp.wire.MessageView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a message may say what it says about an earlier one; its content type was checked by the session. §6.7 */
final class Relations {
    private static final int EPOCH_OFFSET = 8;
    private static final int ANY_BYTES = 1; // one message comes, however long

    private final Hall hall;
    private final Access access;

    Relations(Hall hall, Access access) {
        this.hall = hall;
        this.access = access;
    }

    /** The position whose body goes with this message; 0: none. Whether it may is checked before. §6.7 */
    static long removed(MessageView view) {
        return view.relationKind() == RelationKind.DELETE ? view.buffer().getLong(view.relationOffset()) : 0;
    }

    void check(UserName sender, StoredConversation log, MessageView view) throws Refusal {
        RelationKind kind = view.relationKind();
        if (kind == null) {
            return;
        }
        MessageView target = target(sender, log, view);
        RelationKind ofTarget = target.relationKind();
        boolean wrongTarget = kind != RelationKind.REPLY && ofTarget != null && ofTarget != RelationKind.REPLY;
        Refusal.unless(!wrongTarget, ErrorCode.CONTENT_REFUSED); // §6.7-2
        boolean own = target.isSender(sender);
        switch (kind) {
            case EDIT -> Refusal.unless(own, ErrorCode.FORBIDDEN); // §6.7-3
            case DELETE -> Refusal.unless(own || mayDelete(sender, log), ErrorCode.FORBIDDEN); // §6.7-4
            case REPLY, REACTION -> {}
        }
    }

    // §6.7-1
    private MessageView target(UserName sender, StoredConversation log, MessageView view) throws Refusal {
        long sequence = view.buffer().getLong(view.relationOffset());
        int epoch = view.buffer().getInt(view.relationOffset() + EPOCH_OFFSET);
        Refusal.unless(epoch == log.epoch(), ErrorCode.NOT_FOUND);
        List<LoggedMessage> found = hall.store.log().read(log.id(), sequence, sequence, 1, ANY_BYTES);
        @Nullable LoggedMessage target = found.isEmpty() ? null : found.get(0);
        if (target == null || (target.withheld() && !target.message().view().isSender(sender))) {
            throw new Refusal(ErrorCode.NOT_FOUND);
        }
        return target.message().view();
    }

    private boolean mayDelete(UserName user, StoredConversation log) {
        return log.isRoom() && access.role(log.id(), user).compareTo(Role.MODERATOR) >= 0;
    }
}
