package chat.scp.pdu;

/** Names a session in the logs of both sides: made by the server. */
public record SessionId(long high, long low) implements Id {
    /** On the wire: no such thing. */
    public static final SessionId NONE = new SessionId(0, 0);

    /** From 32 hexadecimal digits. */
    public static SessionId of(String hex) {
        return new SessionId(Id.high(hex), Id.low(hex));
    }

    public boolean isNone() {
        return (high | low) == 0;
    }

    @Override
    public String toString() {
        return hex();
    }
}
