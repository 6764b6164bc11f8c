package chat.scp.pdu;

/** Names a conversation for ever, on whatever node it lives. */
public record ConversationId(long high, long low) implements Id {
    /** On the wire: no such thing. */
    public static final ConversationId NONE = new ConversationId(0, 0);

    /** From 32 hexadecimal digits. */
    public static ConversationId of(String hex) {
        return new ConversationId(Id.high(hex), Id.low(hex));
    }

    public boolean isNone() {
        return (high | low) == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConversationId id && id.high == high && id.low == low;
    }

    @Override
    public int hashCode() {
        return Id.hash(high, low);
    }

    @Override
    public String toString() {
        return hex();
    }
}
