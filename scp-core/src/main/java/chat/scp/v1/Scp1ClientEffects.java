package chat.scp.v1;

import chat.scp.dialect.ClientConfig;
import chat.scp.dialect.Outlet;
import chat.scp.dialect.Timers;
import chat.scp.machine.Row;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.v1.ChatFwdReq;
import chat.scp.pdu.v1.ChatFwdResp;
import chat.scp.pdu.v1.ChatInitReq;
import chat.scp.pdu.v1.ChatInitResp;
import chat.scp.pdu.v1.ConnectReq;
import chat.scp.pdu.v1.ConnectResp;
import chat.scp.pdu.v1.ConnectStatus;
import chat.scp.pdu.v1.DisconnectReq;
import chat.scp.pdu.v1.ErrorPdu;
import chat.scp.pdu.v1.FwdStatus;
import chat.scp.pdu.v1.Text;
import chat.scp.signal.Channel;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.CloseReason;
import chat.scp.signal.SendOutcome;
import chat.scp.wire.ProtocolException;
import java.util.List;
import java.util.Objects;

/** What each transition of {@link Scp1ClientTable} does: PDUs, events and timers. §10.3 */
final class Scp1ClientEffects {
    /** What may wait for a server that does not read. */
    private static final long MAX_WAITING_BYTES = 1024 * 1024;

    private final ClientConfig config;
    private final Outlet<ClientEvent> outlet;
    private final Timers<Scp1ClientInput> timers;
    private final Scp1ClientChat chat;
    /** Why the session is ending, told once the link is closed. */
    private CloseReason ending = CloseReason.linkLost();

    Scp1ClientEffects(
            ClientConfig config, Outlet<ClientEvent> outlet, Timers<Scp1ClientInput> timers, Scp1ClientChat chat) {
        this.config = config;
        this.outlet = outlet;
        this.timers = timers;
        this.chat = chat;
    }

    /** {@code subject} is what the input is about: the PDU, the command, the violation. */
    void run(Row<Scp1ClientState, Scp1ClientInput> row, Object subject, long nowNanos) {
        switch (row.input()) {
            case LINK_UP -> connect(nowNanos);
            case LINK_LOST, CLOSE_TIMEOUT -> linkLost(row.from());
            case LOGIN_TIMEOUT -> loginTimedOut((CloseReason) subject);
            case RECV_CONNECT_SUCCESS -> logIn(row.from());
            case RECV_CONNECT_REFUSED -> refused(((ConnectResp) subject).status(), nowNanos);
            case RECV_INIT_FORWARDED -> chat.ringing();
            case RECV_INIT_REFUSED -> chat.end(Scp1Codes.of(((ChatInitResp) subject).status()));
            case RECV_CHAT_FWD_REQ -> {
                logIn(row.from()); // who is asked is logged in: CONNECT_RESP was overtaken
                chat.asked(((ChatFwdReq) subject).originator());
            }
            case RECV_START -> chat.started();
            case RECV_TEXT -> chat.received(((Text) subject).text());
            case RECV_PEER_GONE -> chat.end(ErrorCode.PEER_UNAVAILABLE);
            case RECV_REFUSAL -> {
                notice((ErrorPdu) subject);
                chat.end(Scp1Codes.ofError(((ErrorPdu) subject).code()));
            }
            case RECV_ERROR -> notice((ErrorPdu) subject);
            case RECV_BAD_STREAM -> giveUp((ProtocolException) subject, nowNanos);
            case INVITE -> invite((ClientCommand.Invite) subject);
            case ACCEPT -> {
                answer(((ClientCommand.AcceptInvitation) subject).id(), FwdStatus.ACCEPTED);
                chat.sayYes();
            }
            case REJECT -> {
                answer(((ClientCommand.RejectInvitation) subject).id(), FwdStatus.REJECTED);
                chat.end(ErrorCode.NONE);
            }
            case SEND -> send((ClientCommand.Send) subject);
            case LEAVE -> {
                outlet.emit(new ClientEvent.AnswerDone(((ClientCommand.Leave) subject).tag(), 0));
                leave(ErrorCode.NONE, nowNanos);
            }
            case CLOSE -> close(row, ((ClientCommand.Close) subject).code(), nowNanos);
            case REFUSE_COMMAND -> Scp1Refusals.refuse((ClientCommand) subject, chat, outlet);
            case RECV_INIT_LATE, RECV_OTHER_GONE, RECV_ACK, RECV_CLIENT_PDU, RECV_BAD_FRAME -> {}
        }
    }

    private void connect(long nowNanos) {
        outlet.clear();
        outlet.send(Channel.CONTROL, new ConnectReq(Scp1Names.legacy(config.user())));
        timers.set(
                Scp1ClientInput.LOGIN_TIMEOUT,
                nowNanos + config.limits().loginTimeout().toNanos());
    }

    private void logIn(Scp1ClientState from) {
        if (from != Scp1ClientState.CONNECTING) {
            return;
        }
        timers.clear(Scp1ClientInput.LOGIN_TIMEOUT);
        boolean downgraded = config.newestVersion() > 1;
        outlet.emit(
                new ClientEvent.Online(config.user(), config.user().text(), 1, downgraded, false, List.of(), 0, ""));
    }

    private void refused(ConnectStatus status, long nowNanos) {
        ErrorCode code = Scp1Codes.of(status);
        outlet.emit(new ClientEvent.LoginRefused(code, 0, List.of(), ""));
        disconnect(CloseReason.peer(code, 0, ""), ErrorCode.NONE, nowNanos);
    }

    private void loginTimedOut(CloseReason reason) {
        outlet.closeLink(ErrorCode.NONE);
        outlet.emit(new ClientEvent.Offline(reason));
    }

    private void linkLost(Scp1ClientState from) {
        timers.clearAll();
        switch (from) {
            case DISCONNECTED, CLOSED -> {}
            case DISCONNECTING -> outlet.emit(new ClientEvent.Closed(ending));
            case CONNECTING, IDLE, INITIATING_CHAT, PENDING_PEER_ACCEPT, AWAITING_PEER_RESPONSE, IN_CHAT -> {
                outlet.clear();
                chat.end(ErrorCode.LINK_LOST);
                outlet.emit(new ClientEvent.Offline(CloseReason.linkLost()));
            }
        }
    }

    private void notice(ErrorPdu error) {
        outlet.emit(new ClientEvent.NoticeReceived(Scp1Codes.ofError(error.code()), error.message()));
    }

    private void giveUp(ProtocolException violation, long nowNanos) {
        CloseReason reason = CloseReason.local(violation.code(), String.valueOf(violation.getMessage()));
        disconnect(reason, Scp1Codes.linkCode(violation.code()), nowNanos);
    }

    private void invite(ClientCommand.Invite invite) {
        chat.ask(invite.id(), Scp1Names.legacy(invite.user()));
        outlet.send(Channel.CONTROL, new ChatInitReq(Scp1Names.legacy(invite.user())));
    }

    private void answer(InvitationId id, FwdStatus status) {
        outlet.send(Channel.CONTROL, new ChatFwdResp(status, Objects.requireNonNull(chat.asker(id))));
    }

    private void send(ClientCommand.Send send) {
        SendOutcome outcome;
        if (outlet.waitingBytes() > MAX_WAITING_BYTES) {
            outcome = new SendOutcome.Rejected(ErrorCode.OVERLOADED, 0);
        } else {
            outlet.send(Channel.CONTROL, new Text(send.body().text()));
            outcome = new SendOutcome.Unknown(); // §10.3: a TEXT has no answer
        }
        outlet.emit(new ClientEvent.SendEnded(send.conversation(), send.id(), outcome));
    }

    private void close(Row<Scp1ClientState, Scp1ClientInput> row, ErrorCode code, long nowNanos) {
        switch (row.from()) {
            case DISCONNECTED -> outlet.emit(new ClientEvent.Closed(CloseReason.local(code, "")));
            case DISCONNECTING, CLOSED -> {}
            case CONNECTING -> disconnect(CloseReason.local(code, ""), ErrorCode.NONE, nowNanos);
            case IDLE, INITIATING_CHAT, PENDING_PEER_ACCEPT, AWAITING_PEER_RESPONSE, IN_CHAT -> leave(code, nowNanos);
        }
    }

    private void leave(ErrorCode code, long nowNanos) {
        outlet.send(Channel.CONTROL, new DisconnectReq());
        disconnect(CloseReason.local(code, ""), ErrorCode.NONE, nowNanos);
    }

    /** {@code linkCode} is the number of an ERROR, or 0. §10.5 */
    private void disconnect(CloseReason reason, ErrorCode linkCode, long nowNanos) {
        chat.end(reason.code());
        ending = reason;
        outlet.closeLink(linkCode);
        timers.clearAll();
        timers.set(
                Scp1ClientInput.CLOSE_TIMEOUT,
                nowNanos + config.limits().closeTimeout().toNanos());
    }
}
