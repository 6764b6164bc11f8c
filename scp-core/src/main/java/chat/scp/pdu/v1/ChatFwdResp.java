package chat.scp.pdu.v1;

import chat.scp.pdu.LegacyName;

/**
 * The peer's answer. §10.2
 *
 * @param status yes or no
 * @param originator who asked
 */
public record ChatFwdResp(FwdStatus status, LegacyName originator) implements Scp1Pdu {
    @Override
    public Scp1Type type() {
        return Scp1Type.CHAT_FWD_RESP;
    }
}
