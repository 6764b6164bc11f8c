package chat.scp.session;

import chat.scp.machine.StateTable;
import chat.scp.session.InvitationBroker.State;
import java.util.EnumSet;
import java.util.Set;

/** One invitation as the server between the two sees it. §5.1, drawn in spec/state/scp2-invitation-server.md */
final class InvitationTable {
    /** What can happen to an invitation at a server. */
    enum Input {
        RECV_INVITE,
        /** INVITE that the server refuses: nobody there, too many, one open already. */
        INVITE_REFUSED,
        /** INVITE of somebody whom the peer has blocked. */
        INVITE_WITHHELD,
        RECV_ACCEPT,
        RECV_REJECT,
        RECV_CONFIRM,
        RECV_CANCEL,
        /** The originator's device is back after a broken link. */
        ORIGINATOR_BACK,
        /** The originator is gone for good: logged out, or of SCP/1. */
        ORIGINATOR_GONE,
        /** A device of the peer logged in. */
        DEVICE_ARRIVED,
        /** The peer is gone for good: logged out, or of SCP/1. */
        PEER_GONE,
        /** The peer blocked the originator. */
        BLOCKED,
        /** A conversation between the two began in another way. */
        OPENED_OTHERWISE,
        INVITATION_TIMEOUT
    }

    private static final Set<State> STANDING =
            EnumSet.of(State.AWAITING_ANSWER, State.AWAITING_CONFIRM, State.AWAITING_TIMEOUT);

    static final StateTable<State, Input> TABLE = build();

    private InvitationTable() {}

    private static StateTable<State, Input> build() {
        var table = StateTable.of("scp2-invitation-server", State.class, Input.class, State.AWAITING_INVITE)
                .terminal(State.ENDED)
                .row(State.AWAITING_INVITE, Input.RECV_INVITE, State.AWAITING_ANSWER, "5.1", "RINGING", "INVITE")
                .row(State.AWAITING_INVITE, Input.INVITE_WITHHELD, State.AWAITING_TIMEOUT, "5.1", "RINGING")
                .row(State.AWAITING_INVITE, Input.INVITE_REFUSED, State.ENDED, "5.1", "REJECT")
                .row(State.AWAITING_ANSWER, Input.RECV_ACCEPT, State.AWAITING_CONFIRM, "5.1", "ACCEPT", "CANCEL")
                .row(State.AWAITING_ANSWER, Input.RECV_REJECT, State.ENDED, "5.1", "REJECT", "CANCEL")
                .row(State.AWAITING_ANSWER, Input.PEER_GONE, State.ENDED, "10.2", "REJECT", "CANCEL")
                .row(State.AWAITING_ANSWER, Input.BLOCKED, State.AWAITING_TIMEOUT, "5.1", "CANCEL")
                .stay(State.AWAITING_ANSWER, Input.DEVICE_ARRIVED, "5.1", "INVITE")
                .stay(State.AWAITING_ANSWER, Input.ORIGINATOR_BACK, "5.1", "RINGING")
                .stay(State.AWAITING_TIMEOUT, Input.ORIGINATOR_BACK, "5.1", "RINGING")
                .stay(State.AWAITING_CONFIRM, Input.ORIGINATOR_BACK, "5.1", "ACCEPT")
                .row(State.AWAITING_CONFIRM, Input.RECV_CONFIRM, State.ENDED, "5.1", "CONFIRM");
        for (State standing : STANDING) {
            table.row(standing, Input.RECV_CANCEL, State.ENDED, "5.1", "CANCEL")
                    .row(standing, Input.ORIGINATOR_GONE, State.ENDED, "11.2", "CANCEL")
                    .row(standing, Input.OPENED_OTHERWISE, State.ENDED, "5.1", "REJECT", "CANCEL")
                    .row(standing, Input.INVITATION_TIMEOUT, State.ENDED, "5.1", "REJECT", "CANCEL");
        }
        return table.build();
    }
}
