package chat.scp.pdu;

/** How far a device got in a conversation: the last position that is safe in its hands. §4.5 */
public record Cursor(ConversationId conversation, Position position) {
    public static final int BYTES = 28;
}
