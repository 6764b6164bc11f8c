package chat.scp.client;

import chat.scp.extension.AttachmentBody;
import chat.scp.pdu.Attachment;
import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ContentType;
import chat.scp.pdu.Position;
import chat.scp.pdu.Relation;
import chat.scp.pdu.RelationKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A message to send. Immutable.
 *
 * @param relation what it says about an earlier message; null: nothing
 * @param life after which it is of no use and need not be delivered; zero: it stays
 */
public record Draft(Body body, @Nullable Relation relation, Duration life) {
    public Draft {
        if (life.isNegative()) {
            throw new IllegalArgumentException("a life must not be negative");
        }
    }

    public static Draft text(String text) {
        return new Draft(Body.text(text), null, Duration.ZERO);
    }

    /** A file that is kept elsewhere. */
    public static Draft attachment(Attachment attachment) {
        return new Draft(AttachmentBody.of(attachment), null, Duration.ZERO);
    }

    /** Takes the place of what an own message said; {@code target} is the original, however often it was edited. */
    public static Draft edit(Position target, String text) {
        return text(text).about(RelationKind.EDIT, target);
    }

    /** Removes what a message said. */
    public static Draft delete(Position target) {
        return new Draft(Body.EMPTY, new Relation(RelationKind.DELETE, target), Duration.ZERO);
    }

    /** One emoji about a message; takes the place of an earlier one. Empty: takes it back. */
    public static Draft reaction(Position target, String emoji) {
        Body body = new Body(ContentType.EMOJI, Bytes.ofUtf8(emoji));
        return new Draft(body, new Relation(RelationKind.REACTION, target), Duration.ZERO);
    }

    /** The same as an answer to a message. */
    public Draft inReplyTo(Position target) {
        return about(RelationKind.REPLY, target);
    }

    /** The same, of no use after this time. */
    public Draft expiringAfter(Duration time) {
        return new Draft(body, relation, time);
    }

    private Draft about(RelationKind kind, Position target) {
        return new Draft(body, new Relation(kind, target), life);
    }
}
