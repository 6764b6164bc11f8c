package chat.scp.pdu;

/**
 * A PDU of a type in the ignorable range that this library does not know. It survives a round trip
 * byte for byte. §3.5
 */
public record UnknownPdu(int version, int typeCode, int flags, Bytes payload) implements Pdu {
    public UnknownPdu {
        Check.u8("version", version);
        Check.u8("typeCode", typeCode);
        Check.u16("flags", flags);
    }
}
