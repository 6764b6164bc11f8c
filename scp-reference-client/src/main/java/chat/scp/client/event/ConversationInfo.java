package chat.scp.client.event;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ConversationKind;
import chat.scp.pdu.Name;
import chat.scp.pdu.Role;
import chat.scp.pdu.Visibility;
import chat.scp.pdu.v2.Conversation;

/**
 * A conversation as it stands for this user.
 *
 * @param name the other person, or the room's name
 * @param epoch epoch of its log
 * @param last last sequence in the log when this was told; 0: none
 * @param read how far this account has read
 * @param role the own role; NONE: not a member, only listed
 */
public record ConversationInfo(
        ConversationId id,
        ConversationKind kind,
        Name name,
        String title,
        String topic,
        Role role,
        Visibility visibility,
        int members,
        int epoch,
        long last,
        long read) {
    public static ConversationInfo of(Conversation told) {
        return new ConversationInfo(
                told.conversation(),
                told.kind(),
                told.peer().isNone() ? told.room() : told.peer(),
                told.title(),
                told.topic(),
                told.role(),
                told.visibility(),
                told.members(),
                told.epoch(),
                told.last(),
                told.read());
    }

    /** A chat of SCP/1, of which no more is known than with whom. */
    public static ConversationInfo scp1(ConversationId id, Name peer) {
        return new ConversationInfo(
                id, ConversationKind.DIRECT, peer, "", "", Role.MEMBER, Visibility.PRIVATE, 2, 0, 0, 0);
    }

    public boolean isRoom() {
        return kind == ConversationKind.ROOM;
    }

    /** The title, or the name where there is none. */
    public String shownName() {
        return title.isEmpty() ? name.text() : title;
    }
}
