package chat.scp.pdu.v1;

import chat.scp.pdu.Pdu;

/** A PDU of SCP/1. §10.2 */
public sealed interface Scp1Pdu extends Pdu
        permits Ack,
                ChatFwdReq,
                ChatFwdResp,
                ChatInitReq,
                ChatInitResp,
                ConnectReq,
                ConnectResp,
                DisconnectNotif,
                DisconnectReq,
                ErrorPdu,
                Text {
    int VERSION = 1;

    Scp1Type type();

    @Override
    default int version() {
        return VERSION;
    }

    @Override
    default int typeCode() {
        return type().code();
    }
}
