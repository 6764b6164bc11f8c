package chat.scp.v2;

import chat.scp.machine.Machine;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Accept;
import chat.scp.pdu.v2.Cancel;
import chat.scp.pdu.v2.Confirm;
import chat.scp.pdu.v2.Invite;
import chat.scp.pdu.v2.Reject;
import chat.scp.pdu.v2.Ringing;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.IllegalCommandException;
import chat.scp.v2.InvitationTables.Input;
import chat.scp.v2.InvitationTables.OriginatorState;
import chat.scp.v2.InvitationTables.PeerState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Invitations under way at a client, each with a machine of its own. What comes for one that has
 * ended is late, not wrong. None outlives the link. §5.1
 */
final class ClientInvitations {
    /** From an own CONFIRM on, as long as a server waits for one. §5.1 */
    private static final int OPENING_MILLIS = 10_000;

    /** {@code opens}: what ACCEPT named; NONE before. */
    private record Outgoing(
            Machine<OriginatorState, Input> machine,
            UserName peer,
            ConversationId room,
            ConversationId opens,
            long deadlineNanos) {
        boolean awaitsOpening() {
            return machine.state() == OriginatorState.AWAITING_OPENING;
        }
    }

    private record Incoming(Machine<PeerState, Input> machine, long deadlineNanos) {}

    private final ClientContext context;
    private final Map<InvitationId, Outgoing> outgoing = new LinkedHashMap<>();
    private final Map<InvitationId, Incoming> incoming = new LinkedHashMap<>();

    ClientInvitations(ClientContext context) {
        this.context = context;
    }

    // ---- what the application does

    /** Throws if the invitation cannot be made. */
    void check(ClientCommand.Invite invite) {
        if (!(invite.user() instanceof UserName)) {
            throw new IllegalCommandException("not a name of SCP/2: " + invite.user());
        }
        if (invite.timeoutMillis() < ValueRules.MIN_TIMEOUT_MILLIS) {
            throw new IllegalCommandException("a timeout under 1 s"); // §7.3.1-1
        }
        if (count() >= context.config.limits().maxInvitations()) {
            throw new IllegalCommandException("too many invitations under way");
        }
        if (outgoing.containsKey(invite.id())) {
            throw new IllegalCommandException("this invitation is under way: " + invite.id());
        }
    }

    void invite(ClientCommand.Invite invite) {
        UserName peer = (UserName) invite.user();
        outgoing.put(
                invite.id(),
                new Outgoing(
                        new Machine<>(InvitationTables.ORIGINATOR),
                        peer,
                        invite.room(),
                        ConversationId.NONE,
                        deadline(invite.timeoutMillis())));
        context.send(new Invite(invite.id(), peer, invite.room(), invite.timeoutMillis(), ""));
        schedule();
    }

    void accept(InvitationId id) {
        Incoming invitation = take(id, Input.ACCEPT_INVITATION);
        if (invitation == null) {
            throw new IllegalCommandException("no invitation to accept: " + id);
        }
        context.send(new Accept(id, ConversationId.NONE));
    }

    void reject(InvitationId id) {
        Incoming invitation = take(id, Input.REJECT_INVITATION);
        if (invitation == null) {
            throw new IllegalCommandException("no invitation to reject: " + id);
        }
        context.send(new Reject(id, ErrorCode.PEER_REJECTED));
        end(id, ErrorCode.PEER_REJECTED);
    }

    void cancel(InvitationId id) {
        Outgoing invitation = outgoing.get(id);
        if (invitation == null || invitation.machine().take(Input.CANCEL_INVITATION) == null) {
            throw new IllegalCommandException("no invitation to cancel: " + id);
        }
        context.send(new Cancel(id, ErrorCode.CANCELLED));
        end(id, ErrorCode.CANCELLED);
    }

    // ---- what the server says

    void invited(Invite invite) {
        if (incoming.containsKey(invite.invitation())) {
            return; // §5.1: said again after a resume
        }
        if (count() >= context.config.limits().maxInvitations()) {
            if (context.outlet.waiting(Scp2Type.REJECT.code())
                    < context.config.limits().maxInvitations()) {
                context.send(new Reject(invite.invitation(), ErrorCode.PEER_BUSY));
            }
            return;
        }
        incoming.put(
                invite.invitation(),
                new Incoming(new Machine<>(InvitationTables.PEER), deadline(invite.timeoutMillis())));
        context.emit(new ClientEvent.InvitationReceived(
                invite.invitation(),
                invite.user(),
                invite.displayName(),
                invite.conversation(),
                invite.timeoutMillis()));
        schedule();
    }

    void ringing(Ringing ringing) {
        Outgoing invitation = outgoing.get(ringing.invitation());
        if (invitation != null && invitation.machine().take(Input.RECV_RINGING) != null) {
            context.emit(new ClientEvent.InvitationRinging(ringing.invitation(), ringing.timeoutMillis()));
        }
    }

    void accepted(Accept accept) {
        Outgoing invitation = outgoing.get(accept.invitation());
        if (invitation != null && invitation.machine().take(Input.RECV_ACCEPT) != null) {
            outgoing.put(
                    accept.invitation(),
                    new Outgoing(
                            invitation.machine(),
                            invitation.peer(),
                            invitation.room(),
                            accept.conversation(),
                            deadline(OPENING_MILLIS)));
            context.send(new Confirm(accept.invitation(), accept.conversation()));
            schedule();
        }
    }

    /** §5.1-18, 5.1-19: only now may something be sent into it, since a message may overtake the CONFIRM. */
    void shown(ConversationId conversation) {
        opened(each -> each.room().isNone() && each.opens().equals(conversation));
    }

    /** §5.1-19: a room that is known is shown for other reasons too. */
    void joined(ConversationId room, UserName user) {
        opened(each -> each.room().equals(room) && each.peer().equals(user));
    }

    private void opened(Predicate<Outgoing> what) {
        for (InvitationId id : List.copyOf(outgoing.keySet())) {
            Outgoing each = outgoing.get(id);
            if (each != null && what.test(each) && each.machine().take(Input.CONVERSATION_OPENED) != null) {
                outgoing.remove(id);
                context.emit(new ClientEvent.InvitationConfirmed(id, each.opens()));
            }
        }
    }

    void rejected(Reject reject) {
        Outgoing invitation = outgoing.get(reject.invitation());
        if (invitation != null && invitation.machine().take(Input.RECV_REJECT) != null) {
            end(reject.invitation(), reject.code());
        }
    }

    void confirmed(Confirm confirm) {
        if (take(confirm.invitation(), Input.RECV_CONFIRM) != null) {
            incoming.remove(confirm.invitation());
            context.emit(new ClientEvent.InvitationConfirmed(confirm.invitation(), confirm.conversation()));
        }
    }

    void cancelled(Cancel cancel) {
        if (take(cancel.invitation(), Input.RECV_CANCEL) != null) {
            end(cancel.invitation(), cancel.code());
        }
    }

    // ---- what time and the link do

    /** Ends what is past its time. */
    void timeout() {
        for (InvitationId id : List.copyOf(outgoing.keySet())) {
            Outgoing invitation = outgoing.get(id);
            if (invitation != null && invitation.deadlineNanos() <= context.nowNanos) {
                boolean confirmed = invitation.awaitsOpening(); // CANCEL would say nothing any more
                invitation.machine().take(Input.INVITATION_TIMEOUT);
                if (!confirmed) {
                    context.send(new Cancel(id, ErrorCode.TIMEOUT));
                }
                end(id, ErrorCode.TIMEOUT);
            }
        }
        for (InvitationId id : List.copyOf(incoming.keySet())) {
            Incoming invitation = incoming.get(id);
            if (invitation != null && invitation.deadlineNanos() <= context.nowNanos) {
                invitation.machine().take(Input.INVITATION_TIMEOUT);
                end(id, ErrorCode.TIMEOUT);
            }
        }
        schedule();
    }

    void offline() {
        for (InvitationId id : List.copyOf(outgoing.keySet())) {
            end(id, ErrorCode.LINK_LOST);
        }
        for (InvitationId id : List.copyOf(incoming.keySet())) {
            end(id, ErrorCode.LINK_LOST);
        }
    }

    /** Whether nobody is to answer an own INVITE, or to confirm an own ACCEPT. §4.7 */
    boolean nothingUnanswered() {
        return outgoing.values().stream().allMatch(Outgoing::awaitsOpening)
                && incoming.values().stream().noneMatch(i -> i.machine().state() == PeerState.AWAITING_CONFIRM);
    }

    private @Nullable Incoming take(InvitationId id, Input input) {
        Incoming invitation = incoming.get(id);
        return invitation != null && invitation.machine().take(input) != null ? invitation : null;
    }

    private void end(InvitationId id, ErrorCode code) {
        outgoing.remove(id);
        incoming.remove(id);
        context.emit(new ClientEvent.InvitationEnded(id, code));
    }

    private int count() {
        return outgoing.size() + incoming.size();
    }

    private long deadline(int timeoutMillis) {
        return context.nowNanos + timeoutMillis * 1_000_000L;
    }

    private void schedule() {
        long earliest = Long.MAX_VALUE;
        for (Outgoing invitation : outgoing.values()) {
            earliest = Math.min(earliest, invitation.deadlineNanos());
        }
        for (Incoming invitation : incoming.values()) {
            earliest = Math.min(earliest, invitation.deadlineNanos());
        }
        if (earliest == Long.MAX_VALUE) {
            context.timers.clear(ClientTimer.INVITATIONS);
        } else {
            context.timers.set(ClientTimer.INVITATIONS, earliest);
        }
    }
}
