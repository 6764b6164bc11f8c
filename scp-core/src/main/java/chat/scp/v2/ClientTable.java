package chat.scp.v2;

import static chat.scp.v2.ClientInput.*;
import static chat.scp.v2.ClientState.*;

import chat.scp.machine.StateTable;
import java.util.EnumSet;
import java.util.Set;

/** The client session of SCP/2. §4, drawn in spec/state/scp2-client.md */
final class ClientTable {
    private static final Set<ClientState> LOGGING_IN =
            EnumSet.of(AWAITING_REGISTRATION, AWAITING_CHALLENGE, AWAITING_KEY, AWAITING_WELCOME);
    /** Deriving a key takes as long as it takes. */
    private static final Set<ClientState> AWAITING_SERVER =
            EnumSet.of(AWAITING_REGISTRATION, AWAITING_CHALLENGE, AWAITING_WELCOME);

    private static final Set<ClientState> ONLINE = EnumSet.of(ESTABLISHED, DRAINING);
    private static final Set<ClientState> LINKED = EnumSet.range(AWAITING_REGISTRATION, DRAINING);
    /** What is sent meanwhile waits for the next session. */
    private static final Set<ClientState> WAITING = EnumSet.of(
            AWAITING_LINK, AWAITING_REGISTRATION, AWAITING_CHALLENGE, AWAITING_KEY, AWAITING_WELCOME, DRAINING);

    private static final Set<ClientState> OPEN = EnumSet.range(AWAITING_LINK, DRAINING);

    /** What a server sends to whoever is logged in. */
    private static final Set<ClientInput> PUSHED = EnumSet.of(
            RECV_TOKEN,
            RECV_PONG,
            RECV_USER,
            RECV_DEVICE,
            RECV_KEYS,
            RECV_NOTICE,
            RECV_RINGING,
            RECV_REJECT,
            RECV_CONFIRM,
            RECV_CANCEL,
            RECV_MARK,
            RECV_TYPING,
            RECV_PRESENCE,
            RECV_MEMBER,
            RECV_PAGE);

    static final StateTable<ClientState, ClientInput> TABLE = build();

    private ClientTable() {}

    private static StateTable<ClientState, ClientInput> build() {
        var table = StateTable.of("scp2-client", ClientState.class, ClientInput.class, AWAITING_LINK)
                .terminal(CLOSED);
        login(table);
        online(table);
        ending(table);
        return table.build();
    }

    private static void login(StateTable.Builder<ClientState, ClientInput> table) {
        table.row(AWAITING_LINK, LINK_UP_TO_REGISTER, AWAITING_REGISTRATION, "4.10", "REGISTER")
                .row(AWAITING_LINK, LINK_UP_FOR_SCRAM, AWAITING_CHALLENGE, "4.2", "HELLO")
                .row(AWAITING_LINK, LINK_UP_WITHOUT_CHALLENGE, AWAITING_WELCOME, "4.2", "HELLO")
                .row(AWAITING_REGISTRATION, REGISTERED, AWAITING_CHALLENGE, "4.10", "HELLO")
                .row(AWAITING_REGISTRATION, REGISTRATION_FAILED, CLOSED, "4.10", "CLOSE")
                .stay(AWAITING_REGISTRATION, RECV_DONE, "4.9")
                .stay(AWAITING_REGISTRATION, RECV_FAILED, "4.9")
                .row(AWAITING_CHALLENGE, RECV_CHALLENGE, AWAITING_KEY, "4.3")
                .row(AWAITING_CHALLENGE, CHALLENGE_BAD, CLOSED, "4.3", "CLOSE")
                .row(AWAITING_KEY, PROVIDE_KEY, AWAITING_WELCOME, "4.3", "RESPONSE")
                .row(AWAITING_WELCOME, RECV_WELCOME, ESTABLISHED, "4.2", "MESSAGE", "FETCH")
                .row(AWAITING_WELCOME, SERVER_UNTRUSTED, CLOSED, "4.3", "CLOSE")
                .row(AWAITING_WELCOME, TOKEN_REFUSED, AWAITING_LINK, "4.5")
                .rows(LOGGING_IN, RECV_REFUSED, CLOSED, "4.2")
                .rows(AWAITING_SERVER, LOGIN_TIMEOUT, AWAITING_LINK, "4.2", "CLOSE")
                .rows(LOGGING_IN, CLOSE, CLOSED, "4.8", "CLOSE")
                .stay(WAITING, SEND, "6.1")
                .stay(ESTABLISHED, SEND, "6.1", "MESSAGE")
                .stay(OPEN, MARK, "6.4");
    }

    private static void online(StateTable.Builder<ClientState, ClientInput> table) {
        PUSHED.forEach(input -> table.stay(ONLINE, input, "7"));
        table.stay(ONLINE, RECV_ACCEPT, "5.1", "CONFIRM")
                .stay(ONLINE, RECV_INVITE, "5.1", "REJECT")
                .stay(ESTABLISHED, RECV_MESSAGE, "6.3", "MARK", "MESSAGE")
                .stay(ESTABLISHED, RECV_SKIPPED, "6.3", "MARK")
                .stay(ESTABLISHED, RECV_STORED, "6.1", "MARK", "MESSAGE")
                .stay(ESTABLISHED, RECV_REJECTED, "6.1", "MESSAGE")
                .stay(ESTABLISHED, RECV_HEAD, "6.5", "FETCH")
                .stay(ESTABLISHED, RECV_CONVERSATION, "5.2", "MARK")
                .stay(ESTABLISHED, RECV_DONE, "4.9", "FETCH", "MESSAGE")
                .stay(ESTABLISHED, RECV_FAILED, "4.9", "MESSAGE")
                .stay(DRAINING, RECV_MESSAGE, "6.3", "MARK")
                .stay(DRAINING, RECV_SKIPPED, "6.3", "MARK")
                .stay(DRAINING, RECV_STORED, "6.1", "MARK")
                .stay(DRAINING, RECV_REJECTED, "6.1")
                .stay(DRAINING, RECV_HEAD, "6.5")
                .stay(DRAINING, RECV_CONVERSATION, "5.2", "MARK")
                .stay(DRAINING, RECV_DONE, "4.9")
                .stay(DRAINING, RECV_FAILED, "4.9")
                .stay(ONLINE, KEEP_ALIVE_DUE, "4.6", "PING")
                .stay(ONLINE, ANSWER_DUE, "4.6", "PING")
                .stay(ONLINE, MARKS_DUE, "6.4", "MARK")
                .stay(ESTABLISHED, GAPS_DUE, "6.3", "FETCH")
                .stay(DRAINING, GAPS_DUE, "6.3")
                .stay(ONLINE, INVITATION_TIMEOUT, "5.1", "CANCEL")
                .stay(ONLINE, ACCEPT_INVITATION, "5.1", "ACCEPT")
                .stay(ONLINE, REJECT_INVITATION, "5.1", "REJECT")
                .stay(ONLINE, CANCEL_INVITATION, "5.1", "CANCEL")
                .stay(ONLINE, SHOW_TYPING, "5.4", "TYPING")
                .stay(ONLINE, SHOW_PRESENCE, "5.5", "PRESENCE")
                .stay(ESTABLISHED, INVITE, "5.1", "INVITE")
                .stay(ESTABLISHED, ASK, "4.9", "LIST")
                .stay(ESTABLISHED, LEAVE, "5.2", "LEAVE")
                .row(ESTABLISHED, RECV_GOAWAY, DRAINING, "4.7")
                .stay(DRAINING, RECV_GOAWAY, "4.7")
                .row(DRAINING, DRAINED, AWAITING_LINK, "4.7", "CLOSE")
                .rows(ONLINE, IDLE_TIMEOUT, AWAITING_LINK, "4.6", "CLOSE")
                .rows(ONLINE, PROBE_TIMEOUT, AWAITING_LINK, "4.6", "CLOSE")
                .rows(ONLINE, CLOSE, AWAITING_CLOSE, "4.8", "MARK", "CLOSE");
    }

    private static void ending(StateTable.Builder<ClientState, ClientInput> table) {
        table.stay(LINKED, RECV_PING, "4.6", "PONG")
                .stay(LINKED, RECV_NOP, "3.6")
                .stay(LINKED, RECV_UNKNOWN, "3.5")
                .rows(LINKED, RECV_CLOSE, CLOSED, "4.8", "CLOSE")
                .rows(LINKED, CLOSED_FOR_NOW, AWAITING_LINK, "4.8", "CLOSE")
                .rows(LINKED, PEER_VIOLATED, CLOSED, "4.8", "CLOSE")
                .rows(LINKED, LINK_LOST, AWAITING_LINK, "4.5")
                .row(AWAITING_LINK, CLOSE, CLOSED, "4.8")
                .stay(AWAITING_LINK, LINK_LOST, "4.5")
                .row(AWAITING_CLOSE, RECV_CLOSE, CLOSED, "4.8")
                .row(AWAITING_CLOSE, CLOSED_FOR_NOW, CLOSED, "4.8")
                .row(AWAITING_CLOSE, CLOSE_TIMEOUT, CLOSED, "4.8")
                .row(AWAITING_CLOSE, LINK_LOST, CLOSED, "4.8")
                .row(AWAITING_CLOSE, PEER_VIOLATED, CLOSED, "4.8")
                .stay(CLOSED, LINK_LOST, "4.8");
        // §4.8: what was under way when this side closed is not wrong, only late.
        for (ClientInput input : ClientInput.values()) {
            if (input.name().startsWith("RECV_") && input != RECV_CLOSE && input != RECV_FROM_WRONG_SIDE) {
                table.stay(AWAITING_CLOSE, input, "4.8");
            }
        }
    }
}
