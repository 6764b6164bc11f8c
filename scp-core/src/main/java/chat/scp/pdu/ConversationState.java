package chat.scp.pdu;

/** What the server says about one cursor of a HELLO: where its log stands, and whether to go on from there. §4.5 */
public record ConversationState(
        ConversationId conversation, Position last, long delivered, long read, ResumeStatus status) {
    public static final int BYTES = 45;

    public ConversationState {
        Check.u64("delivered", delivered);
        Check.u64("read", read);
    }
}
