package chat.scp.server.service;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.ContentType;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.UserName;
import chat.scp.wire.MessageView;
import java.util.Optional;

/**
 * The embedder's own look at each message before it is stored: to refuse it, or to learn of it. It is called
 * on the service's loop, in the order in which messages came, so it must not wait.
 *
 * <pre>{@code
 * MessageHook noLinks = message -> message.text().contains("http")
 *         ? Optional.of(ErrorCode.CONTENT_REFUSED) : Optional.empty();
 * }</pre>
 */
@FunctionalInterface
public interface MessageHook {
    /** Lets everything pass. */
    MessageHook NONE = message -> Optional.empty();

    /** Empty: it may be stored; else what the sender gets in REJECTED. A message that was stored before is not asked for again. */
    Optional<ErrorCode> refusal(Offered message);

    /**
     * A message that somebody may write where he wants to.
     *
     * @param room its name; NONE: a conversation of two
     * @param view of the message as it came: position and time are not there yet. Only for as long as the call lasts
     */
    record Offered(UserName sender, ConversationId conversation, UserName room, MessageView view) {
        /** What it says, if that is text; else nothing. */
        public String text() {
            boolean text = view.contentType().equals(ContentType.TEXT);
            return text
                    ? Bytes.copyOf(view.buffer(), view.bodyOffset(), view.bodyBytes())
                            .utf8()
                    : "";
        }
    }
}
