package chat.scp.client.model;

import chat.scp.client.event.ConversationInfo;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Name;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as it is to be listed.
 *
 * @param unread messages of others that the user has not read
 * @param typing who writes just now
 * @param last the newest message that is loaded; null: none
 * @param lastMillis when something was said last; 0: not known
 * @param ended why the own part in it is over; null: it is not
 */
public record ConversationView(
        ConversationInfo info,
        long unread,
        Set<Name> typing,
        @Nullable MessageView last,
        long lastMillis,
        @Nullable ErrorCode ended) {
    public ConversationView {
        typing = Set.copyOf(typing);
    }

    public String title() {
        return info.shownName();
    }
}
