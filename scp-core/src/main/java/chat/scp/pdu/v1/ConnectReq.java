package chat.scp.pdu.v1;

import chat.scp.pdu.LegacyName;

/**
 * Logs in by name. §10.2
 *
 * @param user the name
 */
public record ConnectReq(LegacyName user) implements Scp1Pdu {
    @Override
    public Scp1Type type() {
        return Scp1Type.CONNECT_REQ;
    }
}
