package chat.scp.v1;

/**
 * What can happen to a client of SCP/1. A PDU that means different things is several inputs. §10.3
 */
enum Scp1ClientInput {
    LINK_UP,
    LINK_LOST,

    RECV_CONNECT_SUCCESS,
    RECV_CONNECT_REFUSED,
    RECV_INIT_FORWARDED,
    RECV_INIT_REFUSED,
    /** CHAT_INIT_RESP while no request of ours is under way: overtaken by what came of that request. */
    RECV_INIT_LATE,
    RECV_CHAT_FWD_REQ,
    /** TEXT that says that the chat under way has started. */
    RECV_START,
    /** Any other TEXT: of the peer, or a notice. */
    RECV_TEXT,
    /** DISCONNECT_NOTIF about the peer of the chat or of the request. */
    RECV_PEER_GONE,
    /** DISCONNECT_NOTIF about anybody else: overtaken by what came after. */
    RECV_OTHER_GONE,
    /** ERROR that answers the request, or the yes, that was sent last. */
    RECV_REFUSAL,
    /** Any other ERROR. */
    RECV_ERROR,
    RECV_ACK,
    /** A PDU that only clients send. */
    RECV_CLIENT_PDU,
    /** A frame that no layout allows; the next one can be read. */
    RECV_BAD_FRAME,
    /** Bytes after which no frame can be found any more. */
    RECV_BAD_STREAM,

    INVITE,
    ACCEPT,
    REJECT,
    SEND,
    LEAVE,
    /** A command that SCP/1 cannot carry out, or about something that is over: answered, nothing is sent. */
    REFUSE_COMMAND,
    CLOSE,

    LOGIN_TIMEOUT,
    CLOSE_TIMEOUT
}
