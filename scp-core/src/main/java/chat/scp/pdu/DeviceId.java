package chat.scp.pdu;

/** Names a device of an account: random, made once, kept by the client. */
public record DeviceId(long high, long low) implements Id {
    /** On the wire: no such thing. */
    public static final DeviceId NONE = new DeviceId(0, 0);

    /** From 32 hexadecimal digits. */
    public static DeviceId of(String hex) {
        return new DeviceId(Id.high(hex), Id.low(hex));
    }

    public boolean isNone() {
        return (high | low) == 0;
    }

    @Override
    public String toString() {
        return hex();
    }
}
