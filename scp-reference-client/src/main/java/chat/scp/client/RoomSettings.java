package chat.scp.client;

import chat.scp.pdu.Visibility;

/**
 * What a room is to be.
 *
 * @param maxMembers no more than this; 0: as the server sees fit
 */
public record RoomSettings(Visibility visibility, String title, String topic, int maxMembers) {
    public static final RoomSettings PUBLIC = new RoomSettings(Visibility.PUBLIC, "", "", 0);
    public static final RoomSettings PRIVATE = new RoomSettings(Visibility.PRIVATE, "", "", 0);

    public RoomSettings withTitle(String other) {
        return new RoomSettings(visibility, other, topic, maxMembers);
    }

    public RoomSettings withTopic(String other) {
        return new RoomSettings(visibility, title, other, maxMembers);
    }
}
