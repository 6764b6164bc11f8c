package chat.scp.v2;

import chat.scp.machine.StateTable;

/** An invitation as each of the three sees it. §5.1 */
final class InvitationTables {
    private InvitationTables() {}

    /** What the originator's client awaits. */
    enum OriginatorState {
        AWAITING_RINGING,
        AWAITING_ANSWER,
        AWAITING_OPENING,
        ENDED
    }

    /** What the peer's client awaits. */
    enum PeerState {
        AWAITING_DECISION,
        AWAITING_CONFIRM,
        ENDED
    }

    /** What can happen to an invitation at a client. */
    enum Input {
        RECV_RINGING,
        RECV_ACCEPT,
        RECV_REJECT,
        RECV_CONFIRM,
        RECV_CANCEL,
        /** CONVERSATION came for a direct one, or MEMBER with JOINED for a room. §5.1-19 */
        CONVERSATION_OPENED,
        ACCEPT_INVITATION,
        REJECT_INVITATION,
        CANCEL_INVITATION,
        INVITATION_TIMEOUT,
        LINK_LOST
    }

    static final StateTable<OriginatorState, Input> ORIGINATOR = StateTable.of(
                    "scp2-invitation-originator", OriginatorState.class, Input.class, OriginatorState.AWAITING_RINGING)
            .terminal(OriginatorState.ENDED)
            .row(OriginatorState.AWAITING_RINGING, Input.RECV_RINGING, OriginatorState.AWAITING_ANSWER, "5.1")
            .row(OriginatorState.AWAITING_RINGING, Input.RECV_REJECT, OriginatorState.ENDED, "5.1")
            .row(OriginatorState.AWAITING_RINGING, Input.CANCEL_INVITATION, OriginatorState.ENDED, "5.1", "CANCEL")
            .row(OriginatorState.AWAITING_RINGING, Input.INVITATION_TIMEOUT, OriginatorState.ENDED, "5.1", "CANCEL")
            .row(OriginatorState.AWAITING_RINGING, Input.LINK_LOST, OriginatorState.ENDED, "5.1")
            .stay(OriginatorState.AWAITING_ANSWER, Input.RECV_RINGING, "5.1")
            .row(OriginatorState.AWAITING_ANSWER, Input.RECV_ACCEPT, OriginatorState.AWAITING_OPENING, "5.1", "CONFIRM")
            .row(OriginatorState.AWAITING_ANSWER, Input.RECV_REJECT, OriginatorState.ENDED, "5.1")
            .row(OriginatorState.AWAITING_ANSWER, Input.CANCEL_INVITATION, OriginatorState.ENDED, "5.1", "CANCEL")
            .row(OriginatorState.AWAITING_ANSWER, Input.INVITATION_TIMEOUT, OriginatorState.ENDED, "5.1", "CANCEL")
            .row(OriginatorState.AWAITING_ANSWER, Input.LINK_LOST, OriginatorState.ENDED, "5.1")
            .row(OriginatorState.AWAITING_OPENING, Input.CONVERSATION_OPENED, OriginatorState.ENDED, "5.1")
            .row(OriginatorState.AWAITING_OPENING, Input.RECV_REJECT, OriginatorState.ENDED, "5.1")
            .row(OriginatorState.AWAITING_OPENING, Input.INVITATION_TIMEOUT, OriginatorState.ENDED, "5.1")
            .row(OriginatorState.AWAITING_OPENING, Input.LINK_LOST, OriginatorState.ENDED, "5.1")
            .build();

    static final StateTable<PeerState, Input> PEER = StateTable.of(
                    "scp2-invitation-peer", PeerState.class, Input.class, PeerState.AWAITING_DECISION)
            .terminal(PeerState.ENDED)
            .row(PeerState.AWAITING_DECISION, Input.ACCEPT_INVITATION, PeerState.AWAITING_CONFIRM, "5.1", "ACCEPT")
            .row(PeerState.AWAITING_DECISION, Input.REJECT_INVITATION, PeerState.ENDED, "5.1", "REJECT")
            .row(PeerState.AWAITING_DECISION, Input.RECV_CANCEL, PeerState.ENDED, "5.1")
            .row(PeerState.AWAITING_DECISION, Input.INVITATION_TIMEOUT, PeerState.ENDED, "5.1")
            .row(PeerState.AWAITING_DECISION, Input.LINK_LOST, PeerState.ENDED, "5.1")
            .row(PeerState.AWAITING_CONFIRM, Input.RECV_CONFIRM, PeerState.ENDED, "5.1")
            .row(PeerState.AWAITING_CONFIRM, Input.RECV_CANCEL, PeerState.ENDED, "5.1")
            .row(PeerState.AWAITING_CONFIRM, Input.INVITATION_TIMEOUT, PeerState.ENDED, "5.1")
            .row(PeerState.AWAITING_CONFIRM, Input.LINK_LOST, PeerState.ENDED, "5.1")
            .build();
}
