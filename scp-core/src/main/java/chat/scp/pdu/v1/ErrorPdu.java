package chat.scp.pdu.v1;

import chat.scp.pdu.Check;

/**
 * Something was wrong with a PDU. §10.2
 *
 * @param code what, see Scp1Error
 * @param message for people
 */
public record ErrorPdu(int code, String message) implements Scp1Pdu {
    public ErrorPdu {
        Check.u16("code", code);
        Scp1Text.check("message", message, 0xFF);
    }

    @Override
    public Scp1Type type() {
        return Scp1Type.ERROR;
    }
}
