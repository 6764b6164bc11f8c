package chat.scp.v1;

import chat.scp.dialect.ClientConfig;
import chat.scp.dialect.Credential;
import chat.scp.dialect.Engine;
import chat.scp.dialect.Outlet;
import chat.scp.dialect.Timers;
import chat.scp.machine.Machine;
import chat.scp.machine.Row;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.v1.Scp1Pdu;
import chat.scp.signal.Channel;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.CloseReason;
import chat.scp.signal.IllegalCommandException;
import chat.scp.signal.LinkInfo;
import chat.scp.v1.codec.Scp1Codecs;
import chat.scp.wire.Frame;
import chat.scp.wire.FrameFormat;
import chat.scp.wire.PduDecoder;
import chat.scp.wire.ProtocolException;

/**
 * The client's end of SCP/1. Whatever happens becomes an input of {@link Scp1ClientTable}, and {@link
 * Scp1ClientEffects} does what the transition does. A lost link ends chat and request, and the next
 * link logs in anew: SCP/1 resumes nothing. §10.3
 */
final class Scp1Client implements Engine<ClientCommand> {
    private final Machine<Scp1ClientState, Scp1ClientInput> machine = new Machine<>(Scp1ClientTable.TABLE);
    private final Timers<Scp1ClientInput> timers = new Timers<>(Scp1ClientInput.class);
    private final PduDecoder decoder = new PduDecoder(Scp1Codecs.TABLE);
    private final Scp1ClientInputs inputs;
    private final Scp1ClientEffects effects;

    Scp1Client(ClientConfig config, Outlet<ClientEvent> outlet) {
        if (!(config.credential() instanceof Credential.Open)) {
            // §4.1: who has something to prove does not fall back to a version that proves nothing.
            throw new IllegalArgumentException("SCP/1 logs in by name alone; do not offer it with a credential");
        }
        Scp1ClientChat chat = new Scp1ClientChat(outlet);
        inputs = new Scp1ClientInputs(chat);
        effects = new Scp1ClientEffects(config, outlet, timers, chat);
    }

    @Override
    public void linkUp(LinkInfo link, Bytes nonce, long nowNanos) {
        if (!take(Scp1ClientInput.LINK_UP, link, nowNanos)) {
            throw new IllegalStateException("no link is awaited in " + machine.state());
        }
    }

    @Override
    public void linkDown(long nowNanos) {
        take(Scp1ClientInput.LINK_LOST, CloseReason.linkLost(), nowNanos);
    }

    @Override
    public void receive(Channel channel, Frame frame, long nowNanos) throws ProtocolException {
        boolean linkIsGone = machine.isTerminal() || machine.state() == Scp1ClientState.DISCONNECTED;
        if (linkIsGone || channel.kind() == Channel.Kind.DATAGRAM) {
            return; // §10.1: SCP/1 has no datagrams
        }
        Scp1Pdu pdu = (Scp1Pdu) decoder.decode(frame);
        // §10.5: what is unexpected is passed over; the existing servers do not expect an ERROR.
        take(inputs.of(pdu, machine.state()), pdu, nowNanos);
    }

    @Override
    public void channelEnded(Channel channel, long nowNanos) {
        // Every push ends its channel; the end of control comes with the end of the link.
    }

    @Override
    public void violated(ProtocolException violation, Channel channel, long nowNanos) {
        boolean framingIsLost = violation.scope() == ProtocolException.Scope.CHANNEL;
        take(framingIsLost ? Scp1ClientInput.RECV_BAD_STREAM : Scp1ClientInput.RECV_BAD_FRAME, violation, nowNanos);
    }

    @Override
    public void command(ClientCommand command, long nowNanos) {
        if (!take(inputs.of(command), command, nowNanos)) {
            throw IllegalCommandException.forNow(command.getClass().getSimpleName() + " in " + machine.state());
        }
    }

    @Override
    public void timeout(long nowNanos) {
        for (Scp1ClientInput due = timers.takeDue(nowNanos); due != null; due = timers.takeDue(nowNanos)) {
            take(due, CloseReason.local(ErrorCode.TIMEOUT, ""), nowNanos);
        }
    }

    @Override
    public long deadlineNanos() {
        return timers.next();
    }

    @Override
    public int maxFrameBytes() {
        return FrameFormat.SCP1.maxFrameBytes();
    }

    @Override
    public String stateName() {
        return machine.state().name();
    }

    private boolean take(Scp1ClientInput input, Object subject, long nowNanos) {
        Row<Scp1ClientState, Scp1ClientInput> row = machine.take(input);
        if (row == null) {
            return false;
        }
        effects.run(row, subject, nowNanos);
        return true;
    }
}
