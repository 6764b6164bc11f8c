package chat.scp.client.model;

import chat.scp.pdu.Body;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Name;
import chat.scp.pdu.Position;
import chat.scp.pdu.Relation;
import chat.scp.pdu.RelationKind;
import org.jspecify.annotations.Nullable;

/**
 * A loaded message, as it was sent.
 *
 * @param state what is known without marks
 */
record Item(
        Position position,
        MessageId id,
        long timeMillis,
        Name sender,
        boolean own,
        Body body,
        @Nullable Relation relation,
        MessageState state,
        String failure) {
    private static final int OVERHEAD_BYTES = 200;

    Item as(MessageState other, String why) {
        return new Item(position, id, timeMillis, sender, own, body, relation, other, why);
    }

    Item storedAt(Position at, long millis) {
        return new Item(
                at, id, millis == 0 ? timeMillis : millis, sender, own, body, relation, MessageState.STORED, "");
    }

    /** Whether it is shown by itself, and not only what it says about another one. */
    boolean isShown() {
        return relation == null || relation.kind() == RelationKind.REPLY;
    }

    @Nullable
    Position replyTo() {
        return relation != null && relation.kind() == RelationKind.REPLY ? relation.target() : null;
    }

    int bytes() {
        return OVERHEAD_BYTES + body.content().size();
    }
}
