package chat.scp.server.store;

import chat.scp.pdu.Role;
import chat.scp.pdu.UserName;

/**
 * Somebody's part in a conversation.
 *
 * @param role NONE: he was a member once
 */
public record Membership(UserName user, Role role, long sinceMillis) {
    public boolean isMember() {
        return role != Role.NONE;
    }
}
