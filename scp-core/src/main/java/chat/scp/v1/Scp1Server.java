package chat.scp.v1;

import chat.scp.dialect.Engine;
import chat.scp.dialect.Outlet;
import chat.scp.dialect.ServerConfig;
import chat.scp.dialect.Timers;
import chat.scp.machine.Machine;
import chat.scp.machine.Row;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.v1.Scp1Error;
import chat.scp.pdu.v1.Scp1Pdu;
import chat.scp.signal.Channel;
import chat.scp.signal.CloseReason;
import chat.scp.signal.LinkInfo;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import chat.scp.v1.codec.Scp1Codecs;
import chat.scp.wire.Frame;
import chat.scp.wire.FrameFormat;
import chat.scp.wire.PduDecoder;
import chat.scp.wire.ProtocolException;

/**
 * The server's end of SCP/1. Whatever happens becomes an input of {@link Scp1ServerTable}, and {@link
 * Scp1ServerEffects} does what the transition does. A command that is late, because the session or what
 * it is about ended meanwhile, is dropped. §10.4
 */
final class Scp1Server implements Engine<ServerCommand> {
    private final ServerConfig config;
    private final Outlet<ServerEvent> outlet;
    private final Machine<Scp1ServerState, Scp1ServerInput> machine = new Machine<>(Scp1ServerTable.TABLE);
    private final Timers<Scp1ServerInput> timers = new Timers<>(Scp1ServerInput.class);
    private final PduDecoder decoder = new PduDecoder(Scp1Codecs.TABLE);
    private final Scp1ServerInputs inputs;
    private final Scp1ServerEffects effects;

    Scp1Server(ServerConfig config, Outlet<ServerEvent> outlet) {
        this.config = config;
        this.outlet = outlet;
        Scp1ServerChat chat = new Scp1ServerChat();
        inputs = new Scp1ServerInputs(config, chat);
        effects = new Scp1ServerEffects(config, outlet, timers, chat);
    }

    @Override
    public void linkUp(LinkInfo link, Bytes nonce, long nowNanos) {
        timers.set(
                Scp1ServerInput.LOGIN_TIMEOUT, nowNanos + config.loginTimeout().toNanos());
    }

    @Override
    public void linkDown(long nowNanos) {
        take(Scp1ServerInput.LINK_LOST, CloseReason.linkLost());
    }

    @Override
    public void receive(Channel channel, Frame frame, long nowNanos) throws ProtocolException {
        if (machine.isTerminal() || channel.kind() == Channel.Kind.DATAGRAM) {
            return; // §10.1: SCP/1 has no datagrams
        }
        if (channel.kind() != Channel.Kind.CONTROL) {
            throw new ProtocolException(ErrorCode.WRONG_CHANNEL, "10.1", "a client has one stream");
        }
        Scp1Pdu pdu = (Scp1Pdu) decoder.decode(frame);
        if (!take(inputs.of(pdu, machine.state()), pdu)) {
            // §10.5: nothing changes.
            effects.complain(Scp1Error.UNEXPECTED_MESSAGE_TYPE, pdu.type() + " is not expected in " + machine.state());
            endIfNotRead();
        }
    }

    @Override
    public void channelEnded(Channel channel, long nowNanos) {
        // The link's end will tell.
    }

    @Override
    public void violated(ProtocolException violation, Channel channel, long nowNanos) {
        boolean framingIsLost = violation.scope() == ProtocolException.Scope.CHANNEL;
        take(framingIsLost ? Scp1ServerInput.RECV_BAD_STREAM : Scp1ServerInput.RECV_BAD_FRAME, violation);
    }

    @Override
    public void command(ServerCommand command, long nowNanos) {
        take(inputs.of(command), command);
    }

    @Override
    public void timeout(long nowNanos) {
        for (Scp1ServerInput due = timers.takeDue(nowNanos); due != null; due = timers.takeDue(nowNanos)) {
            take(due, CloseReason.local(ErrorCode.TIMEOUT, "no login"));
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

    private boolean take(Scp1ServerInput input, Object subject) {
        Row<Scp1ServerState, Scp1ServerInput> row = machine.take(input);
        if (row == null) {
            return false;
        }
        effects.run(row, subject);
        endIfNotRead();
        return true;
    }

    // What a client does not read must not pile up here.
    private void endIfNotRead() {
        if (outlet.waitingBytes() > config.maxWaitingBytes()) {
            Row<Scp1ServerState, Scp1ServerInput> row = machine.take(Scp1ServerInput.OVERFLOW);
            if (row != null) {
                effects.run(row, CloseReason.local(ErrorCode.SLOW_CONSUMER, ""));
            }
        }
    }
}
