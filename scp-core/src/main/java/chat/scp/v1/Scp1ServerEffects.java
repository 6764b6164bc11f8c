package chat.scp.v1;

import chat.scp.dialect.Outlet;
import chat.scp.dialect.ServerConfig;
import chat.scp.dialect.Timers;
import chat.scp.machine.Row;
import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.LegacyName;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.v1.ChatFwdReq;
import chat.scp.pdu.v1.ChatInitReq;
import chat.scp.pdu.v1.ChatInitResp;
import chat.scp.pdu.v1.ConnectReq;
import chat.scp.pdu.v1.ConnectResp;
import chat.scp.pdu.v1.ConnectStatus;
import chat.scp.pdu.v1.DisconnectNotif;
import chat.scp.pdu.v1.ErrorPdu;
import chat.scp.pdu.v1.InitStatus;
import chat.scp.pdu.v1.Scp1Error;
import chat.scp.pdu.v1.Scp1Pdu;
import chat.scp.pdu.v1.Scp1Type;
import chat.scp.pdu.v1.Text;
import chat.scp.signal.Channel;
import chat.scp.signal.CloseReason;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import chat.scp.wire.MessageFrame;
import chat.scp.wire.ProtocolException;
import java.util.List;
import java.util.Objects;

/**
 * What each transition of {@link Scp1ServerTable} does: PDUs, events and timers. Answers go out on
 * control, where the request came; each push on a stream of its own, because the first programs take
 * every arrival for one whole PDU. §10.1, §10.4
 */
final class Scp1ServerEffects {
    private final ServerConfig config;
    private final Outlet<ServerEvent> outlet;
    private final Timers<Scp1ServerInput> timers;
    private final Scp1ServerChat chat;
    private int pushes;

    Scp1ServerEffects(
            ServerConfig config, Outlet<ServerEvent> outlet, Timers<Scp1ServerInput> timers, Scp1ServerChat chat) {
        this.config = config;
        this.outlet = outlet;
        this.timers = timers;
        this.chat = chat;
    }

    /** {@code subject} is what the input is about: the PDU, the command, the violation, the reason. */
    void run(Row<Scp1ServerState, Scp1ServerInput> row, Object subject) {
        switch (row.input()) {
            case LINK_LOST -> linkLost(row.from(), (CloseReason) subject);
            case RECV_CONNECT_REQ -> offerLogin(((ConnectReq) subject).user());
            case RECV_CONNECT_NOT_OPEN -> refuse(ErrorCode.MECHANISM_REFUSED, "nobody is let in by name alone");
            case RECV_BEFORE_LOGIN -> tooEarly((Scp1Pdu) subject);
            case RECV_CHAT_INIT_REQ ->
                outlet.emit(
                        new ServerEvent.InviteSent(chat.ask(), ((ChatInitReq) subject).peer(), ConversationId.NONE, 0));
            case RECV_FWD_ACCEPTED -> {
                chat.sayYes();
                outlet.emit(new ServerEvent.InviteAccepted(chat.request()));
            }
            case RECV_FWD_REJECTED -> {
                outlet.emit(new ServerEvent.InviteRejected(chat.request(), ErrorCode.PEER_REJECTED));
                chat.reset();
            }
            case RECV_TEXT -> offerMessage(((Text) subject).text());
            case RECV_TEXT_OVER_LIMIT -> complain(Scp1Error.INTERNAL_SERVER_ERROR, "too much text at once");
            case RECV_TEXT_TOO_LONG ->
                complain(Scp1Error.INVALID_PAYLOAD_LENGTH, "no room for the sender's name in front of the text");
            case RECV_DISCONNECT_REQ -> end(CloseReason.peer(ErrorCode.NONE, 0, ""));
            case RECV_BAD_FRAME, RECV_BAD_STREAM -> violated(row.to(), (ProtocolException) subject);
            case ADMIT -> admit((ServerCommand.Admit) subject);
            case REFUSE_LOGIN -> {
                ServerCommand.RefuseLogin refusal = (ServerCommand.RefuseLogin) subject;
                refuse(refusal.code(), refusal.text());
            }
            case RELAY_INVITE -> invited(row.from(), (ServerCommand.RelayInvite) subject);
            case RELAY_ROOM_INVITE -> reject(((ServerCommand.RelayInvite) subject).id(), ErrorCode.NOT_SUPPORTED);
            case RELAY_RINGING -> ring();
            case RELAY_ACCEPT -> accepted((ServerCommand.RelayAccept) subject);
            case RELAY_REJECT -> rejected(((ServerCommand.RelayReject) subject).code());
            case RELAY_CONFIRM -> {
                ServerCommand.RelayConfirm confirm = (ServerCommand.RelayConfirm) subject;
                LegacyName originator = Scp1Names.legacy(confirm.originator());
                chat.open(confirm.conversation(), originator);
                outlet.send(Channel.CONTROL, new Text(Scp1Texts.started(originator))); // answers the yes
            }
            case RELAY_CANCEL, END_CONVERSATION -> partnerGone();
            case DELIVER -> {
                ServerCommand.Deliver deliver = (ServerCommand.Deliver) subject;
                push(new Text(
                        Scp1Texts.relayed(deliver.sender(), deliver.message().view())));
            }
            case ANSWER_STORED -> chat.answered(((ServerCommand.AnswerStored) subject).id());
            case ANSWER_REJECTED -> {
                ServerCommand.AnswerRejected answer = (ServerCommand.AnswerRejected) subject;
                chat.answered(answer.id());
                complain(Scp1Error.INTERNAL_SERVER_ERROR, "a text was not taken: " + answer.code());
            }
            case TELL_NOTICE -> push(new Text(Scp1Texts.notice(((ServerCommand.TellNotice) subject).text())));
            case GO_AWAY -> push(new Text("The server is closing soon."));
            case CLOSE -> {
                ServerCommand.Close close = (ServerCommand.Close) subject;
                end(CloseReason.local(close.code(), close.text()));
            }
            case LOGIN_TIMEOUT -> end((CloseReason) subject);
            case OVERFLOW -> {
                outlet.clear();
                end((CloseReason) subject);
            }
            case RECV_CONNECT_AGAIN, RECV_FWD_UNASKED, RECV_ACK, RECV_ERROR, RECV_SERVER_PDU, SKIP_COMMAND -> {}
        }
    }

    void complain(Scp1Error code, String message) {
        outlet.send(Channel.CONTROL, new ErrorPdu(code.code(), Scp1Texts.fit(message, Scp1Texts.MAX_ERROR_BYTES)));
    }

    private void tooEarly(Scp1Pdu pdu) {
        String message = pdu.type() + " before the login";
        if (pdu.type() != Scp1Type.ERROR) { // §10.2.11: no ERROR answers another
            complain(Scp1Error.UNEXPECTED_MESSAGE_TYPE, message);
        }
        end(CloseReason.local(ErrorCode.UNEXPECTED, message), Scp1Codes.linkCode(ErrorCode.UNEXPECTED));
    }

    private void offerLogin(LegacyName user) {
        chat.offerLogin(user);
        outlet.emit(new ServerEvent.LoginOffered(
                user,
                Scp1Names.device(user),
                Mechanism.OPEN,
                Bytes.EMPTY,
                1,
                user.text(),
                "",
                config.window(),
                List.of()));
    }

    private void admit(ServerCommand.Admit admit) {
        timers.clear(Scp1ServerInput.LOGIN_TIMEOUT);
        chat.admitted(admit.session());
        outlet.send(Channel.CONTROL, new ConnectResp(ConnectStatus.SUCCESS));
    }

    private void refuse(ErrorCode code, String text) {
        outlet.send(Channel.CONTROL, new ConnectResp(Scp1Codes.refusal(code)));
        end(CloseReason.local(code, text));
    }

    private void invited(Scp1ServerState from, ServerCommand.RelayInvite invite) {
        if (from != Scp1ServerState.IDLE) {
            reject(invite.id(), ErrorCode.PEER_BUSY); // §10.4: one chat at a time
            return;
        }
        LegacyName originator = Scp1Names.legacy(invite.from());
        chat.askedBy(invite.id(), originator);
        push(new ChatFwdReq(originator));
    }

    private void reject(InvitationId id, ErrorCode code) {
        outlet.emit(new ServerEvent.InviteRejected(id, code));
    }

    private void ring() {
        chat.ring();
        outlet.send(Channel.CONTROL, new ChatInitResp(InitStatus.FORWARDED));
    }

    private void accepted(ServerCommand.RelayAccept accept) {
        if (!chat.hasRung()) {
            ring(); // the first programs wait for the start notice only after this answer
        }
        LegacyName peer = Scp1Names.legacy(accept.peer());
        chat.open(accept.conversation(), peer);
        push(new Text(Scp1Texts.started(peer)));
        // SCP/1 has no CONFIRM: whoever has not left is still there.
        outlet.emit(new ServerEvent.InviteConfirmed(accept.id(), accept.conversation()));
    }

    private void rejected(ErrorCode code) {
        if (chat.hasRung()) {
            // §10.4: the request has had its answer; what comes late is a push, and can only say no.
            push(new ChatInitResp(InitStatus.PEER_REJECTED));
        } else {
            outlet.send(Channel.CONTROL, new ChatInitResp(Scp1Codes.rejection(code)));
        }
        chat.reset();
    }

    private void offerMessage(String text) {
        Body body = Body.text(text);
        MessageId id = chat.offer(body.content().size());
        outlet.emit(new ServerEvent.MessageOffered(MessageFrame.toSend(chat.conversation(), id, body)));
    }

    private void partnerGone() {
        LegacyName partner = Objects.requireNonNull(chat.partner());
        chat.reset();
        push(new DisconnectNotif(partner));
    }

    private void violated(Scp1ServerState to, ProtocolException violation) {
        String message = String.valueOf(violation.getMessage());
        complain(Scp1Codes.violation(violation.code()), message);
        if (to == Scp1ServerState.CLOSED) {
            end(CloseReason.local(violation.code(), message), Scp1Codes.linkCode(violation.code()));
        }
    }

    private void push(Scp1Pdu pdu) {
        pushes++;
        Channel channel = Channel.push(pushes);
        outlet.send(channel, pdu);
        outlet.finish(channel);
    }

    private void linkLost(Scp1ServerState from, CloseReason reason) {
        boolean told = from == Scp1ServerState.RELAYING_DISCONNECT || from == Scp1ServerState.CLOSED;
        if (!told) {
            timers.clearAll();
            outlet.emit(new ServerEvent.Closed(reason));
        }
    }

    /** The session is over; what was sent leaves first. */
    private void end(CloseReason reason) {
        end(reason, ErrorCode.NONE);
    }

    /** {@code linkCode} is the number of an ERROR, or 0. §10.5 */
    private void end(CloseReason reason, ErrorCode linkCode) {
        timers.clearAll();
        outlet.closeLink(linkCode);
        outlet.emit(new ServerEvent.Closed(reason));
    }
}
