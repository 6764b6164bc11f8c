package chat.scp.pdu;

/** A field that a PDU's layout does not know: type, and an opaque value. §3.4 */
public record ExtensionField(int type, Bytes value) {
    /** The bit of the type that says: whoever does not understand this must not act on the PDU. */
    public static final int MUST_UNDERSTAND = 0x8000;

    public static final int HEADER_BYTES = 4;

    public ExtensionField {
        Check.u16("type", type);
        Check.size("value", value, 0xFFFF);
    }

    public boolean mustUnderstand() {
        return (type & MUST_UNDERSTAND) != 0;
    }
}
