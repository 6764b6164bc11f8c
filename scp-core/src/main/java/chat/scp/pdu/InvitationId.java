package chat.scp.pdu;

/** Names an invitation: made by the originator's client. */
public record InvitationId(long high, long low) implements Id {
    /** On the wire: no such thing. */
    public static final InvitationId NONE = new InvitationId(0, 0);

    /** From 32 hexadecimal digits. */
    public static InvitationId of(String hex) {
        return new InvitationId(Id.high(hex), Id.low(hex));
    }

    public boolean isNone() {
        return (high | low) == 0;
    }

    @Override
    public String toString() {
        return hex();
    }
}
