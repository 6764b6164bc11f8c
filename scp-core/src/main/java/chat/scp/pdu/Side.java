package chat.scp.pdu;

/** An end of a session, or both. */
public enum Side {
    CLIENT,
    SERVER,
    BOTH;

    /** Whether a PDU that belongs to this side may come from {@code sender}. */
    public boolean includes(Side sender) {
        return this == BOTH || this == sender;
    }
}
