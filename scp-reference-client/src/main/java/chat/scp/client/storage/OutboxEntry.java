package chat.scp.client.storage;

import chat.scp.pdu.Body;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Relation;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way out.
 *
 * @param relation what it says about an earlier message; null: nothing
 * @param expiresAtMillis after when it is of no use, in the server's time; 0: never
 * @param queuedAtMillis when the application sent it
 */
public record OutboxEntry(
        ConversationId conversation,
        MessageId id,
        Body body,
        @Nullable Relation relation,
        long expiresAtMillis,
        long queuedAtMillis) {
    /** About what it takes in memory and on disk. */
    public int bytes() {
        return 96 + body.content().size();
    }
}
