package chat.scp.v2;

import chat.scp.pdu.Capability;
import chat.scp.pdu.ContentType;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.RelationKind;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which messages a client may send, by their content type, relation and what was agreed. §6.7, §6.8 */
final class SendRules {
    private SendRules() {}

    /** The code that refuses such a message; null: nothing speaks against it. */
    static @Nullable ErrorCode refusal(
            ContentType content, @Nullable RelationKind relation, Predicate<Capability> agreed) {
        boolean lacking = (content.equals(ContentType.ATTACHMENT) && !agreed.test(Capability.ATTACHMENTS))
                || (content.equals(ContentType.ENCRYPTED) && !agreed.test(Capability.END_TO_END));
        if (lacking || content.equals(ContentType.NOTICE)) {
            return ErrorCode.CONTENT_REFUSED; // §6.8-1, §6.8-2
        }
        if (relation == null) {
            return null;
        }
        if (!agreed.test(Capability.RELATIONS)) {
            return ErrorCode.NOT_SUPPORTED; // §6.7-6
        }
        // §6.7-5: inside of an envelope the receivers check it
        return content.equals(ContentType.ENCRYPTED) || fits(content, relation) ? null : ErrorCode.CONTENT_REFUSED;
    }

    private static boolean fits(ContentType content, RelationKind relation) {
        return switch (relation) {
            case REPLY, EDIT -> !content.equals(ContentType.NONE) && !content.equals(ContentType.EMOJI);
            case DELETE -> content.equals(ContentType.NONE);
            case REACTION -> content.equals(ContentType.EMOJI);
        };
    }
}
