package chat.scp.client.model;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.Name;

/**
 * Somebody asks for a chat.
 *
 * @param room into which; NONE: for a direct conversation
 */
public record InvitationView(InvitationId id, Name from, String displayName, ConversationId room) {
    public String shownName() {
        return displayName.isEmpty() ? from.text() : displayName;
    }
}
