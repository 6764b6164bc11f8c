package chat.scp.v2;

import chat.scp.dialect.Engine;
import chat.scp.dialect.Outlet;
import chat.scp.dialect.ServerConfig;
import chat.scp.extension.CapabilityAgreement;
import chat.scp.machine.Machine;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Pdu;
import chat.scp.pdu.Side;
import chat.scp.pdu.UnknownPdu;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Close;
import chat.scp.pdu.v2.Failed;
import chat.scp.pdu.v2.Hello;
import chat.scp.pdu.v2.Refused;
import chat.scp.pdu.v2.Register;
import chat.scp.pdu.v2.Response;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.pdu.v2.Welcome;
import chat.scp.signal.Channel;
import chat.scp.signal.CloseReason;
import chat.scp.signal.IllegalCommandException;
import chat.scp.signal.LinkInfo;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import chat.scp.v2.codec.Scp2Codecs;
import chat.scp.wire.Frame;
import chat.scp.wire.MessageView;
import chat.scp.wire.PduDecoder;
import chat.scp.wire.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * The server end of SCP/2: turns what happens into inputs, asks the table, and does what the input
 * asks for. Login and ending are here; what follows the login is in {@link ServerOnline}.
 */
final class Scp2Server implements Engine<ServerCommand> {
    private static final int VERSION = 2;

    /** §3.1: until somebody is known, frames are short. */
    private static final int MAX_FRAME_BYTES_BEFORE_LOGIN = 65_536;

    private final InflowMeter inflow;
    private final ServerContext context;
    private final Machine<ServerState, ServerInput> machine = new Machine<>(ServerTable.TABLE);
    private final PduDecoder decoder = new PduDecoder(Scp2Codecs.TABLE);
    private final ServerLogin login;
    private final ServerOnline online;
    private long lastHeardNanos;
    private CloseReason breach = CloseReason.local(ErrorCode.NONE, "");
    private final ServerEnding ending;

    Scp2Server(ServerConfig config, Outlet<ServerEvent> outlet) {
        context = new ServerContext(config, outlet);
        inflow = new InflowMeter(config.inflow());
        login = new ServerLogin(context);
        online = new ServerOnline(context);
        ending = new ServerEnding(context);
    }

    @Override
    public void linkUp(LinkInfo link, Bytes nonce, long nowNanos) {
        at(nowNanos);
        context.link = link;
        login.begin(nonce);
        context.start(ServerTimer.LOGIN, context.config.loginTimeout());
    }

    @Override
    public void linkDown(long nowNanos) {
        at(nowNanos);
        input(ServerInput.LINK_LOST, null);
    }

    @Override
    public void receive(Channel channel, Frame frame, long nowNanos) throws ProtocolException {
        at(nowNanos);
        inflow.count(frame.length(), nowNanos);
        if (channel.kind() == Channel.Kind.DATAGRAM) {
            context.requireDatagrams();
        } else {
            lastHeardNanos = nowNanos; // §4.6: a datagram is nothing heard
        }
        if (channel.kind() == Channel.Kind.CONVERSATION) {
            context.opened(channel);
        }
        if (frame.typeCode() == MessageView.TYPE) {
            received(ServerInput.RECV_MESSAGE, Scp2Type.MESSAGE, channel, null, frame);
            return;
        }
        Pdu pdu = decoder.decode(frame);
        if (pdu instanceof UnknownPdu) {
            input(ServerInput.RECV_UNKNOWN, null);
            return;
        }
        Scp2Pdu known = (Scp2Pdu) pdu;
        CarriageRules.check(known.type(), channel);
        if (machine.state() == ServerState.AWAITING_CLOSE && isLogin(known)) {
            return; // §4.8: it was under way when this side closed
        }
        ValueRules.check(known, Side.CLIENT);
        received(classify(known), known.type(), channel, known, frame);
    }

    @Override
    public void channelEnded(Channel channel, long nowNanos) {
        at(nowNanos);
        if (channel.equals(Channel.CONTROL)) {
            context.outlet.closeLink(ErrorCode.NONE); // §8.9: control ends with the session
        }
    }

    @Override
    public void violated(ProtocolException violation, Channel channel, long nowNanos) {
        at(nowNanos);
        breach = CloseReason.local(violation.code(), Texts.of(violation));
        input(ServerInput.PEER_VIOLATED, null);
    }

    @Override
    public void command(ServerCommand command, long nowNanos) {
        at(nowNanos);
        if (machine.state() == ServerState.AWAITING_CLOSE || machine.state() == ServerState.CLOSED) {
            return; // the server could not know yet
        }
        ServerInput input = ServerCommands.input(command);
        if (!machine.accepts(input)) {
            throw new IllegalCommandException(input + " is not possible in state " + machine.state());
        }
        if (command instanceof ServerCommand.Admit admit) {
            checkAnswers(admit);
        } else if (command instanceof ServerCommand.Close close && close.code().equals(ErrorCode.LINK_LOST)) {
            throw new IllegalCommandException("LINK_LOST is not sent"); // §4.8-8
        }
        input(input, command);
        endIfTooSlow();
    }

    // §6.5-7: also who makes this side answer and does not read the answers.
    private void endIfTooSlow() {
        if (context.outlet.waitingBytes() > context.config.maxWaitingBytes()) {
            input(ServerInput.CONSUMER_TOO_SLOW, null);
        }
    }

    private void checkAnswers(ServerCommand.Admit admit) {
        int cursors = login.hello().cursors().size();
        if (!(admit.user() instanceof UserName) || admit.conversations().size() != cursors) {
            throw new IllegalCommandException("a name of SCP/2 and a state for each cursor let a client in");
        }
    }

    @Override
    public void timeout(long nowNanos) {
        at(nowNanos);
        for (ServerTimer due = context.timers.takeDue(nowNanos); due != null; due = context.timers.takeDue(nowNanos)) {
            if (due == ServerTimer.IDLE && nowNanos - lastHeardNanos < idleNanos()) {
                context.timers.set(ServerTimer.IDLE, lastHeardNanos + idleNanos());
            } else {
                input(due.input(), null);
            }
        }
    }

    @Override
    public long deadlineNanos() {
        return context.timers.next();
    }

    @Override
    public int maxFrameBytes() {
        int limit = context.config.maxFrameBytes();
        return isOnline() ? limit : Math.min(limit, MAX_FRAME_BYTES_BEFORE_LOGIN);
    }

    @Override
    public String stateName() {
        return machine.state().name();
    }

    private void at(long nowNanos) {
        context.nowNanos = nowNanos;
    }

    private long idleNanos() {
        return context.config.idleTimeout().toNanos();
    }

    private boolean isOnline() {
        return machine.state() == ServerState.ESTABLISHED || machine.state() == ServerState.DRAINING;
    }

    // ---- what comes in

    private void received(ServerInput input, Scp2Type type, Channel channel, @Nullable Scp2Pdu pdu, Frame frame)
            throws ProtocolException {
        CarriageRules.check(type, channel);
        if (!machine.accepts(input)) {
            throw new ProtocolException(ErrorCode.UNEXPECTED, "4.8", type + " in state " + machine.state());
        }
        ServerState from = machine.state();
        boolean wasOnline = isOnline();
        if (wasOnline) {
            context.requireAgreed(type);
        }
        input(input, null);
        if (input == ServerInput.RECV_MESSAGE && wasOnline) {
            online.offered(frame, channel);
        } else if (pdu instanceof Close close) {
            ending.byPeer(close, from);
        } else if (from == ServerState.AWAITING_CLOSE) {
            return; // §4.8: it was under way when this side closed
        } else if (pdu instanceof Register register && !wasOnline) {
            register(register);
        } else if (pdu != null && !isLogin(pdu)) {
            online.received(pdu);
        }
        endIfTooSlow();
    }

    /** The guards: what an arrival means depends on what it says. */
    private ServerInput classify(Scp2Pdu pdu) throws ProtocolException {
        if (pdu instanceof Hello hello) {
            return machine.state() == ServerState.AWAITING_HELLO
                    ? login.judge(hello)
                    : ServerInput.RECV_FROM_WRONG_SIDE;
        }
        if (pdu instanceof Response response) {
            return machine.state() == ServerState.AWAITING_RESPONSE
                    ? login.judge(response)
                    : ServerInput.RECV_FROM_WRONG_SIDE;
        }
        if (pdu instanceof Register) {
            return ServerInput.RECV_REGISTER;
        }
        return pdu instanceof Scp2Pdu.Request ? ServerInput.RECV_REQUEST : ServerInput.received(pdu.type());
    }

    private static boolean isLogin(Scp2Pdu pdu) {
        return pdu instanceof Hello || pdu instanceof Response;
    }

    private void register(Register register) throws ProtocolException {
        if (context.config.registration()) {
            online.asked(register);
        } else {
            context.send(new Failed(register.request(), 0, ErrorCode.REGISTRATION_CLOSED, ""));
        }
    }

    /** Takes the transition and does what the input asks for. */
    private void input(ServerInput input, @Nullable ServerCommand command) {
        ServerState from = machine.state();
        if (machine.take(input) == null) {
            return;
        }
        switch (input) {
            case HELLO_FOR_SCRAM -> context.emit(new ServerEvent.VerifierNeeded(login.user()));
            case HELLO_FOR_ADMISSION, PROVEN -> offerLogin();
            case HELLO_BAD -> refuse(login.failure(), 0, "");
            case PROOF_BAD -> {
                context.emit(new ServerEvent.LoginFailed(login.user(), login.failure()));
                refuse(login.failure(), 0, "");
            }
            case PROVIDE_VERIFIER -> context.send(login.challenge((ServerCommand.ProvideVerifier) required(command)));
            case REFUSE_LOGIN -> {
                ServerCommand.RefuseLogin refusal = (ServerCommand.RefuseLogin) required(command);
                refuse(refusal.code(), refusal.retryAfterMillis(), refusal.text());
            }
            case ADMIT -> admit((ServerCommand.Admit) required(command));
            case GO_AWAY -> ending.goAway((ServerCommand.GoAway) required(command));
            case CLOSE -> {
                ServerCommand.Close close = (ServerCommand.Close) required(command);
                ending.begin(CloseReason.local(close.code(), Texts.short8(close.text())), close.retryAfterMillis());
            }
            case DRAIN_TIMEOUT -> ending.begin(CloseReason.local(ErrorCode.SHUTTING_DOWN, ""), 0);
            case LOGIN_TIMEOUT, IDLE_TIMEOUT ->
                ending.now(CloseReason.local(ErrorCode.TIMEOUT, "nothing came in time"));
            case CONSUMER_TOO_SLOW -> {
                context.outlet.clear();
                ending.now(CloseReason.local(ErrorCode.SLOW_CONSUMER, ""));
            }
            case PEER_VIOLATED -> {
                if (from == ServerState.AWAITING_CLOSE) {
                    ending.over();
                } else {
                    ending.now(breach);
                }
            }
            case CLOSE_TIMEOUT -> ending.over();
            case LINK_LOST -> ending.linkLost(from);
            default -> {
                if (command != null) {
                    online.commanded(command);
                }
            }
        }
    }

    // ---- login

    private void offerLogin() {
        Hello hello = login.hello();
        context.emit(new ServerEvent.LoginOffered(
                login.user(),
                hello.device(),
                hello.mechanism(),
                hello.credential(),
                VERSION,
                hello.displayName(),
                hello.agent(),
                window(hello),
                hello.cursors()));
    }

    private void admit(ServerCommand.Admit admit) {
        Hello hello = login.hello();
        context.agreed = CapabilityAgreement.of(hello.capabilities(), context.config.capabilities());
        online.begin(admit, login, window(hello));
        context.timers.clear(ServerTimer.LOGIN);
        context.start(ServerTimer.IDLE, context.config.idleTimeout());
        context.send(new Welcome(
                admit.session(),
                (UserName) admit.user(),
                admit.timeMillis(),
                context.config.maxFrameBytes(),
                window(hello),
                context.config.maxUnanswered(),
                (int) context.config.idleTimeout().toMillis(),
                admit.tokenSeconds(),
                context.poolSize(),
                VERSION,
                admit.displayName(),
                context.config.agent(),
                context.agreed.capabilities(),
                login.proof(),
                admit.token(),
                admit.conversations(),
                login.greasing().field()));
    }

    private int window(Hello hello) {
        return Math.max(1, Math.min(hello.window(), context.config.window()));
    }

    private void refuse(ErrorCode code, int retryAfterMillis, String text) {
        context.send(new Refused(retryAfterMillis, code, login.mechanisms(), Texts.short8(text)));
        ending.over(CloseReason.local(code, text));
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("an input came without what it is about");
        }
        return value;
    }
}
