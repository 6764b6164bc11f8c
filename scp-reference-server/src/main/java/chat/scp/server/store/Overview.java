package chat.scp.server.store;

import chat.scp.pdu.Role;
import chat.scp.pdu.UserName;

/**
 * A conversation as one device of a member sees it.
 *
 * @param peer the other one of a direct conversation; NONE: a room
 * @param delivered how far the device received
 * @param read how far the user read
 * @param members how many there are
 */
public record Overview(
        StoredConversation conversation, Role role, UserName peer, long delivered, long read, int members) {}
