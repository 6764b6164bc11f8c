package chat.scp.wire;

import chat.scp.pdu.Pdu;

/** How one type of PDU stands in bytes. Stateless. */
public interface Codec<P extends Pdu> {
    int typeCode();

    Class<P> pduClass();

    /** Length of the whole frame, header included. */
    int frameBytes(P pdu);

    /** Writes the whole frame. */
    void encode(P pdu, WireWriter out);

    /** Reads a payload; the caller checks that nothing is left over. */
    P decode(int flags, WireReader in) throws ProtocolException;
}
