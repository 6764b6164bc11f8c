package chat.scp.session;

import chat.scp.dialect.Engine;
import chat.scp.machine.Machine;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.Name;
import chat.scp.session.InvitationTable.Input;
import chat.scp.signal.ServerCommand;
import java.util.List;

/**
 * One invitation as the server between the two sees it: takes what each of them does, and says which
 * commands go to whose sessions. It knows neither sessions nor a clock, and serves both versions of
 * the protocol: whoever runs it finds the devices of an {@link Audience}, and comes back when {@link
 * #deadlineNanos} has passed. What comes too late, or from somebody whose turn it is not, changes
 * nothing and answers with nothing. For one thread. §5.1
 *
 * <pre>{@code
 * InvitationBroker broker = new InvitationBroker(invitation);
 * for (InvitationBroker.Output output : broker.invited(now)) {
 *     sessions.of(output.to()).forEach(session -> session.command(output.command(), now));
 * }
 * }</pre>
 */
public final class InvitationBroker {
    /** What an invitation awaits. */
    public enum State {
        AWAITING_INVITE,
        AWAITING_ANSWER,
        AWAITING_CONFIRM,
        /** The peer does not hear of it, and nothing but the originator or time ends it. */
        AWAITING_TIMEOUT,
        ENDED
    }

    /** To which devices a command goes. */
    public enum Audience {
        /** The device that invited. */
        ORIGINATOR,
        /** Every device of the peer that has a session. */
        PEER,
        /** The peer's device that accepted or rejected. */
        ANSWERING_DEVICE,
        /** Every other device of the peer. */
        OTHER_DEVICES,
        /** The device of the peer that has just arrived. */
        ARRIVING_DEVICE
    }

    /** A command, and to whose sessions it goes. */
    public record Output(Audience to, ServerCommand command) {}

    /**
     * What is asked, by whom, of whom.
     *
     * @param room NONE: a direct conversation
     * @param timeoutMillis for the answer, already capped
     * @param confirmMillis for the originator's CONFIRM
     */
    public record Invitation(
            InvitationId id,
            Name originator,
            String displayName,
            Name peer,
            ConversationId room,
            int timeoutMillis,
            int confirmMillis) {}

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Invitation invitation;
    private final Machine<State, Input> machine = new Machine<>(InvitationTable.TABLE);
    private DeviceId answering = DeviceId.NONE;
    private ConversationId conversation = ConversationId.NONE;
    private boolean confirmed;
    private long deadlineNanos = Engine.NEVER;

    public InvitationBroker(Invitation invitation) {
        this.invitation = invitation;
    }

    public Invitation invitation() {
        return invitation;
    }

    public State state() {
        return machine.state();
    }

    /** Whether it is over, and may be forgotten. */
    public boolean isEnded() {
        return machine.isTerminal();
    }

    /** Whether CONFIRM came: now, and not before, {@link #conversation} is to be opened. §5.1-10 */
    public boolean isConfirmed() {
        return confirmed;
    }

    /** The conversation that CONFIRM opens; NONE before ACCEPT. */
    public ConversationId conversation() {
        return conversation;
    }

    /** The peer's device that answered; NONE before. */
    public DeviceId answeringDevice() {
        return answering;
    }

    /** When {@link #timeout} is due; {@link Engine#NEVER} if nothing is awaited. */
    public long deadlineNanos() {
        return isEnded() ? Engine.NEVER : deadlineNanos;
    }

    // ---- the originator

    /** INVITE came, and nothing speaks against it. */
    public List<Output> invited(long nowNanos) {
        if (!takes(Input.RECV_INVITE)) {
            return List.of();
        }
        await(invitation.timeoutMillis(), nowNanos);
        return List.of(ringing(), new Output(Audience.PEER, invite()));
    }

    /** INVITE came from somebody whom the peer has blocked: all looks as if the peer were away. §5.1-16 */
    public List<Output> withheld(long nowNanos) {
        if (!takes(Input.INVITE_WITHHELD)) {
            return List.of();
        }
        await(invitation.timeoutMillis(), nowNanos);
        return List.of(ringing());
    }

    /** INVITE came and is refused. */
    public List<Output> refused(ErrorCode code) {
        return takes(Input.INVITE_REFUSED) ? List.of(reject(code)) : List.of();
    }

    /** CONFIRM came; one that names another conversation than ACCEPT did confirms nothing. §5.1-9 */
    public List<Output> confirmed(ConversationId named) {
        boolean another = machine.state() == State.AWAITING_CONFIRM && !named.equals(conversation);
        if (another || !takes(Input.RECV_CONFIRM)) {
            return List.of();
        }
        confirmed = true;
        return List.of(new Output(
                Audience.ANSWERING_DEVICE,
                new ServerCommand.RelayConfirm(invitation.id(), conversation, invitation.originator())));
    }

    /** CANCEL came; {@code code} is CANCELLED or TIMEOUT, and anything else is taken for CANCELLED. */
    public List<Output> cancelled(ErrorCode code) {
        State from = machine.state();
        ErrorCode told = code.equals(ErrorCode.TIMEOUT) ? code : ErrorCode.CANCELLED;
        return takes(Input.RECV_CANCEL) ? cancelPeer(from, told) : List.of();
    }

    /** The originator's device has a session again, and may have missed how it stands. */
    public List<Output> originatorBack() {
        if (!takes(Input.ORIGINATOR_BACK)) {
            return List.of();
        }
        return List.of(machine.state() == State.AWAITING_CONFIRM ? accept() : ringing());
    }

    /** The originator will not come back. §11.2-1 */
    public List<Output> originatorGone() {
        State from = machine.state();
        return takes(Input.ORIGINATOR_GONE) ? cancelPeer(from, ErrorCode.TIMEOUT) : List.of();
    }

    // ---- the peer

    /** ACCEPT came; {@code opens} is the conversation that CONFIRM will open. */
    public List<Output> accepted(DeviceId device, ConversationId opens, long nowNanos) {
        if (!takes(Input.RECV_ACCEPT)) {
            return List.of();
        }
        answering = device;
        conversation = opens;
        await(invitation.confirmMillis(), nowNanos);
        return List.of(accept(), new Output(Audience.OTHER_DEVICES, cancel(ErrorCode.NONE)));
    }

    /** REJECT came; {@code code} is PEER_REJECTED or PEER_BUSY, and anything else is taken for PEER_REJECTED. */
    public List<Output> rejected(DeviceId device, ErrorCode code) {
        if (!takes(Input.RECV_REJECT)) {
            return List.of();
        }
        answering = device;
        ErrorCode told = code.equals(ErrorCode.PEER_BUSY) ? code : ErrorCode.PEER_REJECTED;
        return List.of(reject(told), new Output(Audience.OTHER_DEVICES, cancel(ErrorCode.NONE)));
    }

    /** A device of the peer logged in while the invitation stands. §5.1-5 */
    public List<Output> deviceArrived() {
        return takes(Input.DEVICE_ARRIVED) ? List.of(new Output(Audience.ARRIVING_DEVICE, invite())) : List.of();
    }

    /** The peer will not come back. */
    public List<Output> peerGone() {
        State from = machine.state();
        return takes(Input.PEER_GONE) ? endBoth(from, ErrorCode.PEER_UNAVAILABLE, ErrorCode.TIMEOUT) : List.of();
    }

    /** The peer blocked the originator, who learns nothing of it. */
    public List<Output> blocked() {
        return takes(Input.BLOCKED) ? List.of(new Output(Audience.PEER, cancel(ErrorCode.NONE))) : List.of();
    }

    // ---- the server

    /** A conversation between the two began in another way: both had invited, say. */
    public List<Output> openedOtherwise() {
        State from = machine.state();
        return takes(Input.OPENED_OTHERWISE) ? endBoth(from, ErrorCode.ALREADY_EXISTS, ErrorCode.NONE) : List.of();
    }

    /** Does nothing before the deadline. §5.1-9, §5.1-12 */
    public List<Output> timeout(long nowNanos) {
        State from = machine.state();
        if (nowNanos < deadlineNanos() || !takes(Input.INVITATION_TIMEOUT)) {
            return List.of();
        }
        return endBoth(from, ErrorCode.PEER_UNAVAILABLE, ErrorCode.TIMEOUT);
    }

    private boolean takes(Input input) {
        return machine.take(input) != null;
    }

    private void await(int millis, long nowNanos) {
        deadlineNanos = nowNanos + millis * NANOS_PER_MILLI;
    }

    private List<Output> endBoth(State from, ErrorCode toOriginator, ErrorCode toPeer) {
        List<Output> peer = cancelPeer(from, toPeer);
        return peer.isEmpty() ? List.of(reject(toOriginator)) : List.of(reject(toOriginator), peer.get(0));
    }

    private List<Output> cancelPeer(State from, ErrorCode code) {
        return switch (from) {
            case AWAITING_ANSWER -> List.of(new Output(Audience.PEER, cancel(code)));
            case AWAITING_CONFIRM -> List.of(new Output(Audience.ANSWERING_DEVICE, cancel(code)));
            case AWAITING_INVITE, AWAITING_TIMEOUT, ENDED -> List.of();
        };
    }

    private Output ringing() {
        return new Output(
                Audience.ORIGINATOR, new ServerCommand.RelayRinging(invitation.id(), invitation.timeoutMillis()));
    }

    private Output accept() {
        return new Output(
                Audience.ORIGINATOR, new ServerCommand.RelayAccept(invitation.id(), conversation, invitation.peer()));
    }

    private Output reject(ErrorCode code) {
        return new Output(Audience.ORIGINATOR, new ServerCommand.RelayReject(invitation.id(), code));
    }

    private ServerCommand invite() {
        return new ServerCommand.RelayInvite(
                invitation.id(),
                invitation.originator(),
                invitation.displayName(),
                invitation.room(),
                invitation.timeoutMillis());
    }

    private ServerCommand cancel(ErrorCode code) {
        return new ServerCommand.RelayCancel(invitation.id(), code);
    }
}
