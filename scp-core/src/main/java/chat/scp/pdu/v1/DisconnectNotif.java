package chat.scp.pdu.v1;

import chat.scp.pdu.LegacyName;

/**
 * The chat's peer is gone. §10.2
 *
 * @param peer who went
 */
public record DisconnectNotif(LegacyName peer) implements Scp1Pdu {
    @Override
    public Scp1Type type() {
        return Scp1Type.DISCONNECT_NOTIF;
    }
}
