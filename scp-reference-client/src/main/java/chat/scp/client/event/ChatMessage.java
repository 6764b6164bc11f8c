package chat.scp.client.event;

import chat.scp.extension.AttachmentBody;
import chat.scp.pdu.Attachment;
import chat.scp.pdu.Body;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Name;
import chat.scp.pdu.Position;
import chat.scp.pdu.Relation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message as it was received. SCP/1 gives no position, id or time.
 *
 * @param position its place in the conversation; NONE in SCP/1
 * @param timeMillis when the server stored it, since 1970; 0 in SCP/1
 * @param relation what it says about an earlier message; null: nothing
 * @param expiresAtMillis after when it is of no use; 0: never
 */
public record ChatMessage(
        ConversationId conversation,
        Position position,
        MessageId id,
        long timeMillis,
        Name sender,
        Body body,
        @Nullable Relation relation,
        long expiresAtMillis) {
    /** The body as text to show; what is not UTF-8 comes out as U+FFFD. */
    public String text() {
        return body.text();
    }

    /** The file that it refers to, if it does and can be read. */
    public Optional<Attachment> attachment() {
        return AttachmentBody.read(body);
    }
}
