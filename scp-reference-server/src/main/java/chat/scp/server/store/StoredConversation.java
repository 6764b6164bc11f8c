package chat.scp.server.store;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.UserName;
import chat.scp.pdu.Visibility;

/**
 * A conversation and where its log stands.
 *
 * @param room its name; NONE: a direct conversation
 * @param first the first sequence that the log holds; {@code last + 1}: it holds none
 * @param last the last sequence that was given; 0: none
 * @param maxMembers 0: as many as the server allows
 */
public record StoredConversation(
        ConversationId id,
        UserName room,
        int epoch,
        long first,
        long last,
        Visibility visibility,
        int maxMembers,
        String title,
        String topic) {
    public static StoredConversation direct(ConversationId id) {
        return new StoredConversation(id, UserName.NONE, 1, 1, 0, Visibility.PRIVATE, 2, "", "");
    }

    public static StoredConversation room(
            ConversationId id, UserName name, Visibility visibility, int maxMembers, String title, String topic) {
        return new StoredConversation(id, name, 1, 1, 0, visibility, maxMembers, title, topic);
    }

    public boolean isRoom() {
        return !room.isNone();
    }

    /** The same with what CONFIGURE replaces. §5.6 */
    public StoredConversation configured(Visibility newVisibility, int newMax, String newTitle, String newTopic) {
        return new StoredConversation(id, room, epoch, first, last, newVisibility, newMax, newTitle, newTopic);
    }
}
