package chat.scp.client.model;

import chat.scp.pdu.Body;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Name;
import chat.scp.pdu.Position;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is to be shown: what was said about it later is applied.
 *
 * @param position its place; NONE: not stored yet, or SCP/1
 * @param id its id; NONE in SCP/1, for messages of others
 * @param timeMillis when it was stored, or else sent, since 1970; 0: not known
 * @param body of the last edit; empty if it was deleted
 * @param replyTo the message that it answers; null: none
 * @param reactions who reacted with which emoji
 * @param failure why it FAILED, in a sentence; else empty
 */
public record MessageView(
        Position position,
        MessageId id,
        long timeMillis,
        Name sender,
        boolean own,
        Body body,
        boolean edited,
        boolean deleted,
        @Nullable Position replyTo,
        Map<String, Set<Name>> reactions,
        MessageState state,
        String failure) {
    public MessageView {
        reactions = Map.copyOf(reactions);
    }

    public String text() {
        return body.text();
    }
}
