package chat.scp.v2;

import static chat.scp.v2.ServerInput.*;
import static chat.scp.v2.ServerState.*;

import chat.scp.machine.StateTable;
import java.util.EnumSet;
import java.util.Set;

/** The server session of SCP/2. §4, drawn in spec/state/scp2-server.md */
final class ServerTable {
    private static final Set<ServerState> LOGGING_IN = EnumSet.range(AWAITING_HELLO, AWAITING_ADMISSION);
    private static final Set<ServerState> ONLINE = EnumSet.of(ESTABLISHED, DRAINING);
    private static final Set<ServerState> OPEN = EnumSet.range(AWAITING_HELLO, DRAINING);

    static final StateTable<ServerState, ServerInput> TABLE = build();

    private ServerTable() {}

    private static StateTable<ServerState, ServerInput> build() {
        var table = StateTable.of("scp2-server", ServerState.class, ServerInput.class, AWAITING_HELLO)
                .terminal(CLOSED);
        login(table);
        online(table);
        ending(table);
        return table.build();
    }

    private static void login(StateTable.Builder<ServerState, ServerInput> table) {
        table.stay(AWAITING_HELLO, RECV_REGISTER, "4.10", "FAILED")
                .stay(AWAITING_HELLO, REPLY, "4.10", "DONE", "FAILED")
                .row(AWAITING_HELLO, HELLO_FOR_SCRAM, AWAITING_VERIFIER, "4.3")
                .row(AWAITING_HELLO, HELLO_FOR_ADMISSION, AWAITING_ADMISSION, "4.2")
                .row(AWAITING_HELLO, HELLO_BAD, CLOSED, "4.2", "REFUSED")
                .row(AWAITING_VERIFIER, PROVIDE_VERIFIER, AWAITING_RESPONSE, "4.3", "CHALLENGE")
                .row(AWAITING_VERIFIER, REFUSE_LOGIN, CLOSED, "4.2", "REFUSED")
                .row(AWAITING_RESPONSE, PROVEN, AWAITING_ADMISSION, "4.3")
                .row(AWAITING_RESPONSE, PROOF_BAD, CLOSED, "4.3", "REFUSED")
                .row(AWAITING_ADMISSION, ADMIT, ESTABLISHED, "4.2", "WELCOME")
                .row(AWAITING_ADMISSION, REFUSE_LOGIN, CLOSED, "4.2", "REFUSED")
                .rows(LOGGING_IN, LOGIN_TIMEOUT, CLOSED, "4.2", "CLOSE");
    }

    private static void online(StateTable.Builder<ServerState, ServerInput> table) {
        table.stay(ONLINE, RECV_MESSAGE, "6.1", "REJECTED")
                .stay(ONLINE, RECV_MARK, "6.4")
                .stay(ONLINE, RECV_REQUEST, "4.9")
                .stay(ONLINE, RECV_INVITE, "5.1")
                .stay(ONLINE, RECV_ACCEPT, "5.1")
                .stay(ONLINE, RECV_REJECT, "5.1")
                .stay(ONLINE, RECV_CONFIRM, "5.1")
                .stay(ONLINE, RECV_CANCEL, "5.1")
                .stay(ONLINE, RECV_TYPING, "5.4")
                .stay(ONLINE, RECV_PRESENCE, "5.5")
                .stay(ONLINE, RECV_PONG, "4.6")
                .stay(
                        ONLINE,
                        REPLY,
                        "4.9",
                        "DONE",
                        "FAILED",
                        "CONVERSATION",
                        "MEMBER",
                        "USER",
                        "DEVICE",
                        "KEYS",
                        "INVITE")
                .stay(ONLINE, REPLY_PAGE, "6.6", "PAGE", "MESSAGE", "SKIPPED", "DONE")
                .stay(ONLINE, ANSWER_SEND, "6.1", "STORED", "REJECTED")
                .stay(ONLINE, DELIVER, "6.5", "MESSAGE", "SKIPPED", "HEAD")
                .stay(ONLINE, NOTIFY, "5", "MEMBER", "MARK", "TYPING", "PRESENCE", "HEAD", "KEYS")
                .stay(ONLINE, SHOW_CONVERSATION, "5.2", "CONVERSATION", "MEMBER")
                .stay(ONLINE, RELAY, "5.1", "INVITE", "RINGING", "ACCEPT", "REJECT", "CONFIRM", "CANCEL")
                .stay(ONLINE, ROTATE_TOKEN, "4.5", "TOKEN")
                .stay(ONLINE, TELL_NOTICE, "4.12", "NOTICE")
                .rows(ONLINE, GO_AWAY, DRAINING, "4.7", "GOAWAY")
                .row(DRAINING, DRAIN_TIMEOUT, AWAITING_CLOSE, "4.7", "CLOSE")
                .rows(ONLINE, IDLE_TIMEOUT, CLOSED, "4.6", "CLOSE")
                .rows(OPEN, CONSUMER_TOO_SLOW, CLOSED, "6.5", "CLOSE");
    }

    private static void ending(StateTable.Builder<ServerState, ServerInput> table) {
        table.stay(OPEN, RECV_PING, "4.6", "PONG")
                .stay(OPEN, RECV_NOP, "3.6")
                .stay(OPEN, RECV_UNKNOWN, "3.5")
                .rows(OPEN, RECV_CLOSE, CLOSED, "4.8", "CLOSE")
                .rows(OPEN, PEER_VIOLATED, CLOSED, "4.8", "CLOSE")
                .rows(OPEN, CLOSE, AWAITING_CLOSE, "4.8", "CLOSE")
                .rows(OPEN, LINK_LOST, CLOSED, "4.8")
                .row(AWAITING_CLOSE, RECV_CLOSE, CLOSED, "4.8")
                .row(AWAITING_CLOSE, CLOSE_TIMEOUT, CLOSED, "4.8")
                .row(AWAITING_CLOSE, LINK_LOST, CLOSED, "4.8")
                .row(AWAITING_CLOSE, PEER_VIOLATED, CLOSED, "4.8")
                .stay(CLOSED, LINK_LOST, "4.8");
        // §4.8: what was under way when this side closed is not wrong, only late.
        for (ServerInput input : ServerInput.values()) {
            if (input.name().startsWith("RECV_") && input != RECV_CLOSE && input != RECV_FROM_WRONG_SIDE) {
                table.stay(AWAITING_CLOSE, input, "4.8");
            }
        }
    }
}
