package chat.scp.pdu;

/** A user name as SCP/1 has it: 1 to 255 bytes of UTF-8 without control characters. §10.2 */
public record LegacyName(String text) implements Name {
    public static final int MAX_BYTES = 255;

    public LegacyName {
        Check.text("name", text, MAX_BYTES);
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a name must not be empty");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
