package chat.scp.v1;

import static chat.scp.v1.Scp1ServerInput.*;
import static chat.scp.v1.Scp1ServerState.*;

import chat.scp.machine.StateTable;
import java.util.EnumSet;
import java.util.Set;

/**
 * The machine of the server's end, one for each client. §10.4
 *
 * <p>Who asks goes IDLE, AWAITING_PEER_FOR_INIT, IN_CHAT. Who is asked goes IDLE,
 * AWAITING_CHAT_RESPONSE, IN_CHAT. Only who is IDLE can ask or be asked, so nobody is in two chats. Before
 * the login anything but CONNECT_REQ ends the session; after it a PDU without a row is answered with
 * ERROR 0x0002 and changes nothing. A command without a row comes late, and is dropped.
 */
final class Scp1ServerTable {
    private static final Set<Scp1ServerState> LOGGED_IN =
            EnumSet.of(IDLE, AWAITING_PEER_FOR_INIT, AWAITING_CHAT_RESPONSE, IN_CHAT);
    /** Whoever awaits a peer takes a text with the wrong words in it for the start of the chat. */
    private static final Set<Scp1ServerState> LISTENING = EnumSet.of(IDLE, AWAITING_CHAT_RESPONSE, IN_CHAT);

    private static final Set<Scp1ServerState> BUSY =
            EnumSet.of(AWAITING_PEER_FOR_INIT, AWAITING_CHAT_RESPONSE, IN_CHAT);
    private static final Set<Scp1ServerState> OPEN =
            EnumSet.of(AUTHENTICATING, IDLE, AWAITING_PEER_FOR_INIT, AWAITING_CHAT_RESPONSE, IN_CHAT);

    static final StateTable<Scp1ServerState, Scp1ServerInput> TABLE = StateTable.of(
                    "scp1-server", Scp1ServerState.class, Scp1ServerInput.class, AUTHENTICATING)
            .terminal(CLOSED)
            .stay(AUTHENTICATING, RECV_CONNECT_REQ, "10.4")
            .row(AUTHENTICATING, RECV_CONNECT_NOT_OPEN, CLOSED, "10.4", "CONNECT_RESP")
            .row(AUTHENTICATING, RECV_BEFORE_LOGIN, CLOSED, "10.2.1", "ERROR")
            .row(AUTHENTICATING, RECV_BAD_FRAME, CLOSED, "10.5", "ERROR")
            .row(AUTHENTICATING, ADMIT, IDLE, "10.4", "CONNECT_RESP")
            .row(AUTHENTICATING, REFUSE_LOGIN, CLOSED, "10.4", "CONNECT_RESP")
            .row(AUTHENTICATING, LOGIN_TIMEOUT, CLOSED, "10.4")
            .row(IDLE, RECV_CHAT_INIT_REQ, AWAITING_PEER_FOR_INIT, "10.4")
            .row(IDLE, RELAY_INVITE, AWAITING_CHAT_RESPONSE, "10.4", "CHAT_FWD_REQ")
            .stay(BUSY, RELAY_INVITE, "10.4")
            .stay(AWAITING_PEER_FOR_INIT, RELAY_RINGING, "10.4", "CHAT_INIT_RESP")
            .row(AWAITING_PEER_FOR_INIT, RELAY_ACCEPT, IN_CHAT, "10.4", "CHAT_INIT_RESP", "TEXT")
            .row(AWAITING_PEER_FOR_INIT, RELAY_REJECT, IDLE, "10.4", "CHAT_INIT_RESP")
            .stay(AWAITING_CHAT_RESPONSE, RECV_FWD_ACCEPTED, "10.4")
            .row(AWAITING_CHAT_RESPONSE, RECV_FWD_REJECTED, IDLE, "10.4")
            .row(AWAITING_CHAT_RESPONSE, RELAY_CONFIRM, IN_CHAT, "10.4", "TEXT")
            .row(AWAITING_CHAT_RESPONSE, RELAY_CANCEL, IDLE, "10.4", "DISCONNECT_NOTIF")
            .stay(IN_CHAT, RECV_TEXT, "10.4")
            .stay(IN_CHAT, RECV_TEXT_OVER_LIMIT, "10.4", "ERROR")
            .stay(IN_CHAT, RECV_TEXT_TOO_LONG, "10.2.7", "ERROR")
            .stay(IN_CHAT, DELIVER, "10.4", "TEXT")
            .row(IN_CHAT, END_CONVERSATION, IDLE, "10.4", "DISCONNECT_NOTIF")
            .stay(LOGGED_IN, RECV_ACK, "10.2.10")
            .stay(LOGGED_IN, RECV_ERROR, "10.5")
            .stay(LOGGED_IN, RECV_BAD_FRAME, "10.5", "ERROR")
            .rows(LOGGED_IN, RECV_DISCONNECT_REQ, RELAYING_DISCONNECT, "10.4")
            .stay(LOGGED_IN, RELAY_ROOM_INVITE, "10.4")
            .stay(LOGGED_IN, ANSWER_STORED, "10.4")
            .stay(LOGGED_IN, ANSWER_REJECTED, "10.4", "ERROR")
            .stay(LISTENING, TELL_NOTICE, "4.12", "TEXT")
            .stay(LOGGED_IN, GO_AWAY, "10.4", "TEXT")
            .stay(LOGGED_IN, SKIP_COMMAND, "10.4")
            .rows(OPEN, RECV_BAD_STREAM, CLOSED, "10.5", "ERROR")
            .rows(OPEN, CLOSE, CLOSED, "10.4")
            .rows(LOGGED_IN, OVERFLOW, CLOSED, "10.4")
            .rows(OPEN, LINK_LOST, CLOSED, "10.4")
            .row(RELAYING_DISCONNECT, LINK_LOST, CLOSED, "10.4")
            .stay(CLOSED, LINK_LOST, "10.4")
            .build();

    private Scp1ServerTable() {}
}
