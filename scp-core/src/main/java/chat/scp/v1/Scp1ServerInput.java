package chat.scp.v1;

/**
 * What can happen to the server's end of an SCP/1 session. A PDU that means different things is
 * several inputs. §10.4
 */
enum Scp1ServerInput {
    LINK_LOST,

    RECV_CONNECT_REQ,
    /** CONNECT_REQ to a server that lets nobody in by name alone. */
    RECV_CONNECT_NOT_OPEN,
    /** Any PDU before the login is through, but the first CONNECT_REQ. */
    RECV_BEFORE_LOGIN,
    /** CONNECT_REQ after the login. */
    RECV_CONNECT_AGAIN,
    RECV_CHAT_INIT_REQ,
    RECV_FWD_ACCEPTED,
    RECV_FWD_REJECTED,
    /** CHAT_FWD_RESP to a request that nobody made, or that has its answer. */
    RECV_FWD_UNASKED,
    RECV_TEXT,
    /** TEXT while more of them wait to be stored than there is room for. */
    RECV_TEXT_OVER_LIMIT,
    /** TEXT that has no room for the sender's name in front of it. */
    RECV_TEXT_TOO_LONG,
    RECV_DISCONNECT_REQ,
    RECV_ACK,
    RECV_ERROR,
    /** A PDU that only servers send. */
    RECV_SERVER_PDU,
    /** A frame that no layout allows; the next one can be read. */
    RECV_BAD_FRAME,
    /** Bytes after which no frame can be found any more. */
    RECV_BAD_STREAM,

    ADMIT,
    REFUSE_LOGIN,
    RELAY_INVITE,
    /** An invitation to a room, which SCP/1 does not have. */
    RELAY_ROOM_INVITE,
    RELAY_RINGING,
    RELAY_ACCEPT,
    RELAY_REJECT,
    RELAY_CONFIRM,
    RELAY_CANCEL,
    DELIVER,
    END_CONVERSATION,
    ANSWER_STORED,
    ANSWER_REJECTED,
    TELL_NOTICE,
    GO_AWAY,
    /** A command that SCP/1 has no PDU for, or about something that is over. */
    SKIP_COMMAND,
    CLOSE,

    LOGIN_TIMEOUT,
    /** More waits to be sent than there is room for. */
    OVERFLOW
}
