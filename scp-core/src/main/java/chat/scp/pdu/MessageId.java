package chat.scp.pdu;

/** Names a message: made by the sending client, unique for its device. Ids that rise with time sort well in a store. */
public record MessageId(long high, long low) implements Id {
    /** On the wire: no such thing. */
    public static final MessageId NONE = new MessageId(0, 0);

    /** From 32 hexadecimal digits. */
    public static MessageId of(String hex) {
        return new MessageId(Id.high(hex), Id.low(hex));
    }

    public boolean isNone() {
        return (high | low) == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MessageId id && id.high == high && id.low == low;
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
