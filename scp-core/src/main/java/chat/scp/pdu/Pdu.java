package chat.scp.pdu;

import chat.scp.pdu.v1.Scp1Pdu;
import chat.scp.pdu.v2.Scp2Pdu;

/**
 * A protocol data unit: one record for each kind, immutable, valid from construction on.
 *
 * <p>A PDU knows nothing of its bytes; codecs do. Dispatch on the type enum of its version ({@link
 * Scp1Pdu#type()}, {@link Scp2Pdu#type()}).
 */
public sealed interface Pdu permits Scp1Pdu, Scp2Pdu, UnknownPdu {

    /** The major version whose PDU this is: byte 0 on the wire. */
    int version();

    /** The type number: byte 1 on the wire. */
    int typeCode();
}
