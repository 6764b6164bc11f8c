package chat.scp.v2;

import chat.scp.auth.ScramParameters;
import chat.scp.dialect.ClientConfig;
import chat.scp.dialect.Engine;
import chat.scp.dialect.Outlet;
import chat.scp.machine.Machine;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Pdu;
import chat.scp.pdu.UnknownPdu;
import chat.scp.pdu.v2.Close;
import chat.scp.pdu.v2.Failed;
import chat.scp.pdu.v2.Goaway;
import chat.scp.pdu.v2.Refused;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.pdu.v2.Welcome;
import chat.scp.signal.Channel;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.CloseReason;
import chat.scp.signal.IllegalCommandException;
import chat.scp.signal.LinkInfo;
import chat.scp.v2.codec.Scp2Codecs;
import chat.scp.wire.Frame;
import chat.scp.wire.PduDecoder;
import chat.scp.wire.ProtocolException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The client end of SCP/2: turns what happens into inputs, asks the table, and does what the input
 * asks for. Login and ending are here; what a logged-in client does is in {@link ClientOnline}.
 */
final class Scp2Client implements Engine<ClientCommand> {
    /** Arrivals of which the input is all; the others are for a client that is logged in. */
    private static final Set<ClientInput> DONE_BY_INPUT = EnumSet.of(
            ClientInput.RECV_CHALLENGE,
            ClientInput.RECV_WELCOME,
            ClientInput.RECV_REFUSED,
            ClientInput.RECV_CLOSE,
            ClientInput.RECV_GOAWAY,
            ClientInput.REGISTERED,
            ClientInput.REGISTRATION_FAILED,
            ClientInput.CHALLENGE_BAD,
            ClientInput.SERVER_UNTRUSTED,
            ClientInput.TOKEN_REFUSED,
            ClientInput.CLOSED_FOR_NOW);

    private final ClientContext context;
    private final Machine<ClientState, ClientInput> machine = new Machine<>(ClientTable.TABLE);
    private final PduDecoder decoder = new PduDecoder(Scp2Codecs.TABLE);
    private final ClientLogin login;
    private final ClientGuards guards;
    private final ClientOnline online;

    Scp2Client(ClientConfig config, Outlet<ClientEvent> outlet) {
        context = new ClientContext(config, outlet);
        login = new ClientLogin(context);
        guards = new ClientGuards(context, login);
        online = new ClientOnline(context, login);
    }

    @Override
    public void linkUp(LinkInfo link, Bytes nonce, long nowNanos) {
        if (machine.state() != ClientState.AWAITING_LINK) {
            throw new IllegalStateException("a link in state " + machine.state());
        }
        at(nowNanos);
        context.outlet.clear();
        context.link = link;
        input(login.begin(nonce), null, null);
    }

    @Override
    public void linkDown(long nowNanos) {
        at(nowNanos);
        input(ClientInput.LINK_LOST, null, null);
    }

    @Override
    public void receive(Channel channel, Frame frame, long nowNanos) throws ProtocolException {
        at(nowNanos);
        if (channel.kind() == Channel.Kind.DATAGRAM) {
            guards.requireDatagrams();
        } else {
            online.heard(); // §4.6: a datagram is nothing heard
        }
        Pdu pdu = decoder.decode(frame);
        if (pdu instanceof UnknownPdu) {
            input(ClientInput.RECV_UNKNOWN, null, null);
            return;
        }
        Scp2Pdu known = (Scp2Pdu) pdu;
        guards.check(known, channel);
        online.arrivingOn(channel);
        ClientInput input = guards.classify(known, machine.state());
        ClientState from = machine.state();
        if (!input(input, known, null)) {
            throw unexpected(known.type());
        }
        if (from != ClientState.AWAITING_CLOSE && !DONE_BY_INPUT.contains(input)) {
            online.received(known);
            drainIfDone();
        }
        watch();
    }

    @Override
    public void channelEnded(Channel channel, long nowNanos) {
        at(nowNanos);
        if (channel.equals(Channel.CONTROL)) {
            context.outlet.closeLink(ErrorCode.NONE); // §8.9: control ends with the session
        } else if (channel.kind() == Channel.Kind.BULK && context.isOnline()) {
            online.bulkEnded(channel);
            drainIfDone();
        }
        watch();
    }

    @Override
    public void violated(ProtocolException violation, Channel channel, long nowNanos) {
        at(nowNanos);
        guards.breach(violation);
        input(ClientInput.PEER_VIOLATED, null, null);
    }

    @Override
    public void command(ClientCommand command, long nowNanos) {
        at(nowNanos);
        ClientInput input = ClientCommands.input(command);
        if (!machine.accepts(input)) {
            throw IllegalCommandException.forNow(input + " is not possible in state " + machine.state());
        }
        online.check(command);
        input(input, null, command);
        watch();
    }

    @Override
    public void timeout(long nowNanos) {
        at(nowNanos);
        for (ClientTimer due = context.timers.takeDue(nowNanos); due != null; due = context.timers.takeDue(nowNanos)) {
            if (online.isDue(due)) {
                input(due.input(), null, null);
            }
        }
        watch();
    }

    /** What has just been said or heard may have begun or ended a wait for an answer. */
    private void watch() {
        if (machine.accepts(ClientInput.ANSWER_DUE)) {
            online.watch();
        }
    }

    @Override
    public long deadlineNanos() {
        return context.timers.next();
    }

    @Override
    public int maxFrameBytes() {
        return context.config.limits().maxFrameBytes();
    }

    @Override
    public String stateName() {
        return machine.state().name();
    }

    private void at(long nowNanos) {
        context.nowNanos = nowNanos;
    }

    /** Takes the transition and does what the input asks for; false: the table knows no such thing. */
    private boolean input(ClientInput input, @Nullable Scp2Pdu pdu, @Nullable ClientCommand command) {
        ClientState from = machine.state();
        if (machine.take(input) == null) {
            return false;
        }
        if (pdu != null && from == ClientState.AWAITING_CLOSE && machine.state() == from) {
            return true; // §4.8: it was under way when this side closed
        }
        switch (input) {
            case LINK_UP_TO_REGISTER -> {
                loginTimer();
                context.send(login.register(ClientGuards.REGISTER_REQUEST));
            }
            case LINK_UP_FOR_SCRAM, LINK_UP_WITHOUT_CHALLENGE -> {
                loginTimer();
                hello();
            }
            case REGISTERED -> {
                login.wasRegistered();
                hello();
            }
            case REGISTRATION_FAILED -> refused((Failed) required(pdu));
            case RECV_CHALLENGE -> challenged();
            case PROVIDE_KEY -> {
                loginTimer();
                context.send(login.response(((ClientCommand.ProvideKey) required(command)).key()));
            }
            case RECV_WELCOME -> {
                context.timers.clear(ClientTimer.LOGIN);
                online.begin((Welcome) required(pdu));
            }
            case RECV_REFUSED -> refused((Refused) required(pdu));
            case TOKEN_REFUSED -> tokenRefused((Refused) required(pdu));
            case RECV_CLOSE, CLOSED_FOR_NOW -> closedByPeer((Close) required(pdu), from);
            case LINK_LOST -> linkLost(from);
            case LOGIN_TIMEOUT, IDLE_TIMEOUT, PROBE_TIMEOUT -> drop(ErrorCode.TIMEOUT, "nothing came in time");
            case RECV_GOAWAY -> {
                online.goingAway((Goaway) required(pdu));
                drainIfDone();
            }
            case DRAINED -> drop(ErrorCode.NONE, "");
            case CLOSE -> closeByApplication(((ClientCommand.Close) required(command)).code(), from);
            case CLOSE_TIMEOUT -> over(CloseReason.local(ErrorCode.NONE, ""), ErrorCode.NONE);
            case CHALLENGE_BAD, SERVER_UNTRUSTED, PEER_VIOLATED ->
                close(
                        guards.breach().code(),
                        guards.breach().text(),
                        from != ClientState.AWAITING_CLOSE,
                        guards.breach());
            default -> {
                online.input(input, command);
                drainIfDone();
            }
        }
        return true;
    }

    // ---- login

    private void loginTimer() {
        context.timers.set(
                ClientTimer.LOGIN,
                context.nowNanos + context.config.limits().loginTimeout().toNanos());
    }

    private void hello() {
        context.send(login.hello(online.cursors()));
    }

    private void challenged() {
        // Deriving the key takes as long as it takes; the server's patience is the limit.
        context.timers.clear(ClientTimer.LOGIN);
        ScramParameters how = guards.keyParameters();
        context.emit(new ClientEvent.KeyNeeded(how.salt(), how.iterations()));
    }

    private void refused(Refused refused) {
        // §7.1.5-1: NONE is no reason
        ErrorCode code = refused.code().equals(ErrorCode.NONE) ? ErrorCode.INTERNAL : refused.code();
        context.emit(
                new ClientEvent.LoginRefused(code, refused.retryAfterMillis(), refused.mechanisms(), refused.text()));
        over(CloseReason.peer(code, refused.retryAfterMillis(), refused.text()), ErrorCode.NONE);
    }

    private void refused(Failed failed) {
        context.emit(new ClientEvent.LoginRefused(failed.code(), failed.retryAfterMillis(), List.of(), failed.text()));
        context.send(new Close(0, ErrorCode.NONE, ""));
        over(CloseReason.peer(failed.code(), failed.retryAfterMillis(), failed.text()), ErrorCode.NONE);
    }

    private void tokenRefused(Refused refused) {
        login.newToken(Bytes.EMPTY);
        context.emit(new ClientEvent.LoginRefused(
                refused.code(), refused.retryAfterMillis(), refused.mechanisms(), refused.text()));
        context.outlet.closeLink(ErrorCode.NONE);
        offline(CloseReason.peer(refused.code(), refused.retryAfterMillis(), refused.text()));
    }

    // ---- ending

    private void closedByPeer(Close close, ClientState from) {
        CloseReason reason = CloseReason.peer(close.code(), close.retryAfterMillis(), close.text());
        if (from != ClientState.AWAITING_CLOSE) {
            context.send(new Close(0, ErrorCode.NONE, ""));
        }
        context.outlet.closeLink(ErrorCode.NONE);
        if (machine.isTerminal()) {
            over(from == ClientState.AWAITING_CLOSE ? CloseReason.local(ErrorCode.NONE, "") : reason, ErrorCode.NONE);
        } else {
            offline(reason);
        }
    }

    private void closeByApplication(ErrorCode code, ClientState from) {
        if (machine.state() == ClientState.AWAITING_CLOSE) {
            online.sendMarks();
            context.send(new Close(0, code, ""));
            context.timers.clearAll();
            context.timers.set(
                    ClientTimer.CLOSE,
                    context.nowNanos + context.config.limits().closeTimeout().toNanos());
            return;
        }
        close(code, "", from != ClientState.AWAITING_LINK, CloseReason.local(code, ""));
    }

    /** Leaves this link, for another one. */
    private void drop(ErrorCode code, String text) {
        context.send(new Close(0, code, text));
        context.outlet.closeLink(code);
        offline(CloseReason.local(code, text));
    }

    private void close(ErrorCode code, String text, boolean tell, CloseReason reason) {
        if (tell) {
            context.send(new Close(0, code, text));
        }
        over(reason, code);
    }

    private void linkLost(ClientState from) {
        context.outlet.clear();
        if (from == ClientState.AWAITING_CLOSE) {
            over(CloseReason.local(ErrorCode.NONE, ""), ErrorCode.NONE);
        } else if (from != ClientState.AWAITING_LINK && from != ClientState.CLOSED) {
            offline(CloseReason.linkLost());
        }
    }

    private void offline(CloseReason reason) {
        online.offline();
        context.timers.clearAll();
        context.offline();
        context.emit(new ClientEvent.Offline(reason));
    }

    private void over(CloseReason reason, ErrorCode code) {
        context.outlet.closeLink(code);
        online.offline();
        online.abandon();
        context.timers.clearAll();
        context.offline();
        context.emit(new ClientEvent.Closed(reason));
    }

    private void drainIfDone() {
        if (machine.state() == ClientState.DRAINING && online.isDone()) {
            input(ClientInput.DRAINED, null, null);
        }
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("an input came without what it is about");
        }
        return value;
    }

    private ProtocolException unexpected(Scp2Type type) {
        return new ProtocolException(ErrorCode.UNEXPECTED, "4.8", type + " in state " + machine.state());
    }
}
