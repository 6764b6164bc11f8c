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
    private record Outgoing(Machine<OriginatorState, Input> machine, long deadlineNanos) {}

    private record Incoming(Machine<PeerState, Input> machine, long deadlineNanos) {}

    private final ClientContext context;
    private final Map<InvitationId, Outgoing> outgoing = new LinkedHashMap<>();
    private final Map<InvitationId, Incoming> incoming = new LinkedHashMap<>();
    /** Own invitations that were confirmed, by the conversation that is to come of each. */
    private final Map<ConversationId, InvitationId> opening = new LinkedHashMap<>();

    private final Predicate<ConversationId> known;

    /** {@code known} tells the conversations that the server has shown. */
    ClientInvitations(ClientContext context, Predicate<ConversationId> known) {
        this.context = context;
        this.known = known;
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
        if (outgoing.containsKey(invite.id()) || opening.containsValue(invite.id())) {
            throw new IllegalCommandException("this invitation is under way: " + invite.id());
        }
    }

    void invite(ClientCommand.Invite invite) {
        outgoing.put(
                invite.id(),
                new Outgoing(new Machine<>(InvitationTables.ORIGINATOR), deadline(invite.timeoutMillis())));
        context.send(new Invite(invite.id(), (UserName) invite.user(), invite.room(), invite.timeoutMillis(), ""));
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
            outgoing.remove(accept.invitation());
            context.send(new Confirm(accept.invitation(), accept.conversation()));
            opening.put(accept.conversation(), accept.invitation());
            if (known.test(accept.conversation())) {
                shown(accept.conversation());
            }
        }
    }

    /** §5.1-18: only now may something be sent into it, since a message may overtake the CONFIRM. */
    void shown(ConversationId conversation) {
        InvitationId confirmed = opening.remove(conversation);
        if (confirmed != null) {
            context.emit(new ClientEvent.InvitationConfirmed(confirmed, conversation));
        }
    }

    void rejected(Reject reject) {
        if (opening.values().remove(reject.invitation())) {
            end(reject.invitation(), reject.code()); // it could not be opened after all
            return;
        }
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
                invitation.machine().take(Input.INVITATION_TIMEOUT);
                context.send(new Cancel(id, ErrorCode.TIMEOUT));
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
        for (InvitationId id : List.copyOf(opening.values())) {
            end(id, ErrorCode.LINK_LOST);
        }
        opening.clear();
        for (InvitationId id : List.copyOf(outgoing.keySet())) {
            end(id, ErrorCode.LINK_LOST);
        }
        for (InvitationId id : List.copyOf(incoming.keySet())) {
            end(id, ErrorCode.LINK_LOST);
        }
    }

    /** Whether nobody is to answer an own INVITE, or to confirm an own ACCEPT. §4.7 */
    boolean nothingUnanswered() {
        return outgoing.isEmpty()
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
        return outgoing.size() + opening.size() + incoming.size();
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
