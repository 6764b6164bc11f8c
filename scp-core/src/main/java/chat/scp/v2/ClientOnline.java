package chat.scp.v2;

import chat.scp.pdu.Cursor;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.MemberChange;
import chat.scp.pdu.v2.Accept;
import chat.scp.pdu.v2.Cancel;
import chat.scp.pdu.v2.Confirm;
import chat.scp.pdu.v2.Conversation;
import chat.scp.pdu.v2.Device;
import chat.scp.pdu.v2.Done;
import chat.scp.pdu.v2.Failed;
import chat.scp.pdu.v2.Goaway;
import chat.scp.pdu.v2.Head;
import chat.scp.pdu.v2.Invite;
import chat.scp.pdu.v2.Keys;
import chat.scp.pdu.v2.Leave;
import chat.scp.pdu.v2.Mark;
import chat.scp.pdu.v2.Member;
import chat.scp.pdu.v2.Message;
import chat.scp.pdu.v2.Notice;
import chat.scp.pdu.v2.Page;
import chat.scp.pdu.v2.Ping;
import chat.scp.pdu.v2.Presence;
import chat.scp.pdu.v2.Reject;
import chat.scp.pdu.v2.Rejected;
import chat.scp.pdu.v2.Ringing;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.pdu.v2.Skipped;
import chat.scp.pdu.v2.Stored;
import chat.scp.pdu.v2.Token;
import chat.scp.pdu.v2.Typing;
import chat.scp.pdu.v2.User;
import chat.scp.pdu.v2.Welcome;
import chat.scp.signal.Channel;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.wire.ProtocolException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client does once it is logged in; the table has allowed each input. §4 to §6 */
final class ClientOnline {
    private final ClientContext context;
    private final ClientLogin login;
    private final ClientRequests requests;
    private final ClientInbox inbox;
    private final ClientSends sends;
    private final ClientInvitations invitations;
    private final ClientEphemerals ephemerals;
    private final ClientCommandChecks checks;
    private final OthersMarks marks = new OthersMarks();
    private final LinkVigil vigil;
    /** The channel of what is being received. */
    private Channel arriving = Channel.CONTROL;
    /** The FETCH whose page is arriving on control, where there are no bulk channels; 0: none. */
    private int pageOnControl;

    ClientOnline(ClientContext context, ClientLogin login) {
        this.context = context;
        this.login = login;
        vigil = new LinkVigil(context);
        requests = new ClientRequests(context);
        sends = new ClientSends(context);
        inbox = new ClientInbox(context, requests, sends, login.user());
        invitations = new ClientInvitations(context);
        ephemerals = new ClientEphemerals(context);
        checks = new ClientCommandChecks(context, requests, sends, invitations);
    }

    List<Cursor> cursors() {
        return inbox.cursors();
    }

    void begin(Welcome welcome) {
        context.welcomed(welcome);
        login.newToken(welcome.token());
        ephemerals.clear();
        vigil.begin();
        context.emit(new ClientEvent.Online(
                welcome.user(),
                welcome.displayName(),
                welcome.version(),
                false,
                login.resumes(),
                welcome.capabilities(),
                welcome.timeMillis(),
                welcome.agent()));
        if (!welcome.token().isEmpty()) {
            context.emit(new ClientEvent.TokenReceived(welcome.token(), welcome.tokenSeconds()));
        }
        context.outlet.send(Channel.CONTROL, login.greasing().frame());
        inbox.welcomed(welcome.conversations());
        transmit();
    }

    void heard() {
        vigil.heard();
    }

    void arrivingOn(Channel channel) {
        arriving = channel;
    }

    void check(ClientCommand command) {
        checks.check(command);
    }

    void input(ClientInput input, @Nullable ClientCommand command) {
        if (command != null) {
            commanded(command);
        } else {
            due(input);
        }
    }

    void received(Scp2Pdu pdu) throws ProtocolException {
        if (arriving.kind() == Channel.Kind.BULK && pdu.type() != Scp2Type.NOP) {
            checkBulk(pdu);
        }
        switch (pdu.type()) {
            case PING -> {
                context.lastSentNanos = context.nowNanos;
                Pings.answer((Ping) pdu, context.outlet);
            }
            case PONG -> vigil.pong();
            case NOP -> {}
            case TOKEN -> {
                Token token = (Token) pdu;
                login.newToken(token.token());
                context.emit(new ClientEvent.TokenReceived(token.token(), token.tokenSeconds()));
            }
            case DONE -> {
                Done done = (Done) pdu;
                pageOnControl = done.request() == pageOnControl ? 0 : pageOnControl;
                requests.done(done);
                transmit();
            }
            case FAILED -> {
                Failed failed = (Failed) pdu;
                pageOnControl = failed.request() == pageOnControl ? 0 : pageOnControl;
                requests.failed(failed);
                transmit();
            }
            case CONVERSATION -> conversation((Conversation) pdu);
            case MEMBER -> member((Member) pdu);
            case USER -> requests.part(((User) pdu).request(), pdu);
            case DEVICE -> requests.part(((Device) pdu).request(), pdu);
            case KEYS -> keys((Keys) pdu);
            case NOTICE -> context.emit(new ClientEvent.NoticeReceived(ErrorCode.NONE, ((Notice) pdu).text()));
            case INVITE -> invitations.invited((Invite) pdu);
            case RINGING -> invitations.ringing((Ringing) pdu);
            case ACCEPT -> invitations.accepted((Accept) pdu);
            case REJECT -> invitations.rejected((Reject) pdu);
            case CONFIRM -> invitations.confirmed((Confirm) pdu);
            case CANCEL -> invitations.cancelled((Cancel) pdu);
            case MESSAGE, SKIPPED -> delivered(pdu);
            case HEAD -> inbox.head((Head) pdu);
            case STORED -> {
                Stored stored = (Stored) pdu;
                sends.stored(stored);
                inbox.stored(stored);
                transmit();
            }
            case REJECTED -> {
                sends.rejected((Rejected) pdu);
                transmit();
            }
            case MARK -> {
                Mark mark = (Mark) pdu;
                if (inbox.isCurrent(mark.conversation(), mark.position()) && marks.isAhead(mark)) {
                    context.emit(
                            new ClientEvent.Marked(mark.conversation(), mark.user(), mark.kind(), mark.position()));
                }
            }
            case PAGE -> {
                Page page = (Page) pdu;
                if (arriving.kind() == Channel.Kind.CONTROL && requests.awaits(page.request())) {
                    pageOnControl = page.request();
                }
                requests.part(page.request(), page);
            }
            case TYPING -> ephemerals.typing((Typing) pdu);
            case PRESENCE -> ephemerals.presence((Presence) pdu);
            default -> throw new IllegalStateException("the table let through " + pdu.type());
        }
    }

    private void commanded(ClientCommand command) {
        if (command instanceof ClientCommand.Send send) {
            sends.add(send);
            transmit();
        } else if (command instanceof ClientCommand.Mark mark) {
            inbox.mark(mark);
        } else if (command instanceof ClientCommand.ShowTyping shown) {
            ephemerals.show(shown);
        } else if (command instanceof ClientCommand.ShowPresence shown) {
            ephemerals.show(shown);
        } else if (command instanceof ClientCommand.Ask ask) {
            requests.ask(ask.request(), requests.application(ask.tag()));
        } else if (command instanceof ClientCommand.Leave leave) {
            leave(leave);
        } else if (command instanceof ClientCommand.Invite invite) {
            invitations.invite(invite);
        } else if (command instanceof ClientCommand.AcceptInvitation accept) {
            invitations.accept(accept.id());
        } else if (command instanceof ClientCommand.RejectInvitation reject) {
            invitations.reject(reject.id());
        } else if (command instanceof ClientCommand.CancelInvitation cancel) {
            invitations.cancel(cancel.id());
        }
    }

    private void due(ClientInput input) {
        switch (input) {
            case KEEP_ALIVE_DUE -> vigil.keepAlive();
            case ANSWER_DUE -> vigil.probe();
            case MARKS_DUE -> inbox.sendMarks();
            case GAPS_DUE -> inbox.fetchHoles();
            case INVITATION_TIMEOUT -> invitations.timeout();
            default -> {}
        }
    }

    void watch() {
        vigil.watch(sends.unanswered() > 0 || requests.unanswered() > 0);
    }

    boolean isDue(ClientTimer timer) {
        return vigil.isDue(timer);
    }

    void goingAway(Goaway goAway) {
        context.draining = true;
        context.timers.set(ClientTimer.DRAIN, context.nowNanos + goAway.deadlineMillis() * 1_000_000L);
        context.emit(new ClientEvent.GoingAway(
                goAway.code(), goAway.deadlineMillis(), goAway.retryAfterMillis(), goAway.address()));
    }

    /** Whether nothing is unanswered. §4.7 */
    boolean isDone() {
        return sends.unanswered() == 0 && requests.unanswered() == 0 && invitations.nothingUnanswered();
    }

    void sendMarks() {
        inbox.sendMarks();
    }

    void offline() {
        pageOnControl = 0;
        vigil.offline();
        requests.abandon();
        inbox.offline();
        sends.offline();
        invitations.offline();
    }

    /** The session is over for good. */
    void abandon() {
        sends.abandon();
    }

    private void transmit() {
        if (context.isOnline() && !context.draining) {
            sends.transmit(requests.unanswered());
        }
    }

    // §6.6: what comes on a bulk channel, or within a page on control, answers a FETCH; the rest is pushed.
    private void delivered(Scp2Pdu pdu) throws ProtocolException {
        int request = arriving.kind() == Channel.Kind.BULK
                ? arriving.number()
                : arriving.kind() == Channel.Kind.CONTROL ? pageOnControl : 0;
        if (request != 0) {
            requests.part(request, pdu);
        } else if (pdu instanceof Message message) {
            inbox.pushed(message);
            transmit();
        } else if (pdu instanceof Skipped skipped) {
            inbox.skipped(skipped);
        }
    }

    // §8.4-1: a bulk channel answers the FETCH that it names, and no other.
    private void checkBulk(Scp2Pdu pdu) throws ProtocolException {
        int answered = pdu instanceof Page page
                ? page.request()
                : pdu instanceof Done done ? done.request() : arriving.number();
        if (answered != arriving.number() || !requests.wasAsked(answered)) {
            throw new ProtocolException(
                    ErrorCode.UNEXPECTED, "8.4", pdu.type() + " for " + answered + " on " + arriving);
        }
    }

    /** A bulk channel ended; if that was before DONE, the FETCH has failed. §8.4 */
    void bulkEnded(Channel channel) {
        requests.cutOff(channel.number());
        transmit();
    }

    private void conversation(Conversation shown) {
        if (shown.request() != 0) {
            requests.part(shown.request(), shown);
        } else {
            inbox.shown(shown);
            invitations.shown(shown.conversation());
        }
    }

    private void keys(Keys keys) {
        if (keys.request() != 0) {
            requests.part(keys.request(), keys);
        } else if (keys.device().equals(context.config.device())) {
            context.emit(new ClientEvent.KeysNeeded()); // §6.10-8
        }
    }

    private void member(Member member) {
        if (member.request() != 0) {
            requests.part(member.request(), member);
            return;
        }
        context.emit(new ClientEvent.MemberChanged(member));
        if (member.user().equals(login.user())) {
            switch (member.change()) {
                case LEFT -> inbox.ended(member.conversation(), ErrorCode.NONE);
                case KICKED -> inbox.ended(member.conversation(), ErrorCode.NOT_A_MEMBER);
                case BANNED -> inbox.ended(member.conversation(), ErrorCode.BANNED);
                case LISTED, JOINED, UNBANNED, ROLE -> {}
            }
        } else if (member.change() == MemberChange.JOINED) {
            invitations.joined(member.conversation(), member.user());
        }
    }

    private void leave(ClientCommand.Leave leave) {
        ClientRequests.Asker application = requests.application(leave.tag());
        requests.ask(new Leave(1, leave.conversation()), new ClientRequests.Asker() {
            @Override
            public void part(Scp2Pdu part) {
                application.part(part);
            }

            @Override
            public void done(long next) {
                inbox.ended(leave.conversation(), ErrorCode.NONE);
                application.done(next);
            }

            @Override
            public void failed(ErrorCode code, int retryAfterMillis, String text) {
                application.failed(code, retryAfterMillis, text);
            }
        });
    }
}
