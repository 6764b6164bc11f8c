package chat.scp.pdu.v1;

import chat.scp.pdu.Side;

/** The PDU types of SCP/1. §10.2 */
public enum Scp1Type {
    CONNECT_REQ(0x01, Side.CLIENT),
    CONNECT_RESP(0x02, Side.SERVER),
    CHAT_INIT_REQ(0x03, Side.CLIENT),
    CHAT_INIT_RESP(0x04, Side.SERVER),
    CHAT_FWD_REQ(0x05, Side.SERVER),
    CHAT_FWD_RESP(0x06, Side.CLIENT),
    TEXT(0x07, Side.BOTH),
    DISCONNECT_REQ(0x08, Side.CLIENT),
    DISCONNECT_NOTIF(0x09, Side.SERVER),
    ACK(0x0A, Side.BOTH),
    ERROR(0x0B, Side.BOTH);

    private final int code;
    private final Side sender;

    Scp1Type(int code, Side sender) {
        this.code = code;
        this.sender = sender;
    }

    /** Byte 1 of the frame. */
    public int code() {
        return code;
    }

    /** Who may send it. */
    public Side sender() {
        return sender;
    }
}
