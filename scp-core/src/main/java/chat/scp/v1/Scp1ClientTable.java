package chat.scp.v1;

import static chat.scp.v1.Scp1ClientInput.*;
import static chat.scp.v1.Scp1ClientState.*;

import chat.scp.machine.StateTable;
import java.util.EnumSet;
import java.util.Set;

/**
 * The client's machine. §10.3
 *
 * <p>Who asks goes IDLE, INITIATING_CHAT, PENDING_PEER_ACCEPT, IN_CHAT. Who is asked goes IDLE,
 * AWAITING_PEER_RESPONSE, IN_CHAT.
 * The chat's end leads back to IDLE if it was the peer's doing; one's own ends the session.
 *
 * <p>Every push of the server has a stream of its own, and answers come on another, so PDUs may
 * overtake each other. Hence rows that look odd: a CHAT_FWD_REQ is legal in any state, for the server
 * asks only who is idle; what the client still waited for is over, and what tells so is late.
 */
final class Scp1ClientTable {
    private static final Set<Scp1ClientState> LOGGED_IN =
            EnumSet.of(IDLE, INITIATING_CHAT, PENDING_PEER_ACCEPT, AWAITING_PEER_RESPONSE, IN_CHAT);
    private static final Set<Scp1ClientState> ASKING = EnumSet.of(INITIATING_CHAT, PENDING_PEER_ACCEPT);

    static final StateTable<Scp1ClientState, Scp1ClientInput> TABLE = StateTable.of(
                    "scp1-client", Scp1ClientState.class, Scp1ClientInput.class, DISCONNECTED)
            .terminal(CLOSED)
            .row(DISCONNECTED, LINK_UP, CONNECTING, "10.3", "CONNECT_REQ")
            .stay(DISCONNECTED, LINK_LOST, "10.3")
            .row(DISCONNECTED, CLOSE, CLOSED, "10.3")
            .row(CONNECTING, RECV_CONNECT_SUCCESS, IDLE, "10.3")
            .row(CONNECTING, RECV_CONNECT_REFUSED, DISCONNECTING, "10.3")
            .row(CONNECTING, LOGIN_TIMEOUT, DISCONNECTED, "10.3")
            .row(IDLE, INVITE, INITIATING_CHAT, "10.3", "CHAT_INIT_REQ")
            .row(INITIATING_CHAT, RECV_INIT_FORWARDED, PENDING_PEER_ACCEPT, "10.3")
            .stay(PENDING_PEER_ACCEPT, RECV_INIT_FORWARDED, "10.3")
            .rows(ASKING, RECV_INIT_REFUSED, IDLE, "10.3")
            .rows(ASKING, RECV_START, IN_CHAT, "10.3")
            .row(INITIATING_CHAT, RECV_REFUSAL, IDLE, "10.5")
            .rows(ASKING, RECV_PEER_GONE, IDLE, "10.3")
            .stay(AWAITING_PEER_RESPONSE, ACCEPT, "10.3", "CHAT_FWD_RESP")
            .row(AWAITING_PEER_RESPONSE, REJECT, IDLE, "10.3", "CHAT_FWD_RESP")
            .row(AWAITING_PEER_RESPONSE, RECV_START, IN_CHAT, "10.3")
            .row(AWAITING_PEER_RESPONSE, RECV_REFUSAL, IDLE, "10.5")
            .row(AWAITING_PEER_RESPONSE, RECV_PEER_GONE, IDLE, "10.3")
            .stay(IN_CHAT, SEND, "10.3", "TEXT")
            .row(IN_CHAT, RECV_PEER_GONE, IDLE, "10.3")
            .row(IN_CHAT, LEAVE, DISCONNECTING, "10.3", "DISCONNECT_REQ")
            .stay(LOGGED_IN, RECV_CONNECT_SUCCESS, "10.3")
            .stay(LOGGED_IN, REFUSE_COMMAND, "10.3")
            .rows(online(), RECV_CHAT_FWD_REQ, AWAITING_PEER_RESPONSE, "10.3")
            .stay(notAsking(), RECV_INIT_LATE, "10.3")
            .stay(online(), RECV_TEXT, "10.3")
            .stay(online(), RECV_OTHER_GONE, "10.3")
            .stay(notInitiating(), RECV_ERROR, "10.5")
            .stay(online(), RECV_ACK, "10.2.10")
            .stay(online(), RECV_BAD_FRAME, "10.5")
            .rows(online(), RECV_BAD_STREAM, DISCONNECTING, "10.5")
            .rows(online(), LINK_LOST, DISCONNECTED, "10.3")
            .row(CONNECTING, CLOSE, DISCONNECTING, "10.3")
            .rows(LOGGED_IN, CLOSE, DISCONNECTING, "10.3", "DISCONNECT_REQ")
            .stay(DISCONNECTING, CLOSE, "10.3")
            .row(DISCONNECTING, LINK_LOST, CLOSED, "10.3")
            .row(DISCONNECTING, CLOSE_TIMEOUT, CLOSED, "10.3")
            .stay(CLOSED, LINK_LOST, "10.3")
            .stay(CLOSED, CLOSE, "10.3")
            .build();

    private Scp1ClientTable() {}

    /** Logged in, perhaps: what the server says may come before its CONNECT_RESP. */
    private static Set<Scp1ClientState> online() {
        Set<Scp1ClientState> states = EnumSet.copyOf(LOGGED_IN);
        states.add(CONNECTING);
        return states;
    }

    private static Set<Scp1ClientState> notInitiating() {
        Set<Scp1ClientState> states = online();
        states.remove(INITIATING_CHAT);
        return states;
    }

    private static Set<Scp1ClientState> notAsking() {
        Set<Scp1ClientState> states = online();
        states.removeAll(ASKING);
        return states;
    }
}
