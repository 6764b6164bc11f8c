package chat.scp.v2;

import chat.scp.pdu.Capability;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.ListKind;
import chat.scp.pdu.MemberChange;
import chat.scp.pdu.Name;
import chat.scp.pdu.Role;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Accept;
import chat.scp.pdu.v2.Cancel;
import chat.scp.pdu.v2.Confirm;
import chat.scp.pdu.v2.Conversation;
import chat.scp.pdu.v2.Device;
import chat.scp.pdu.v2.Done;
import chat.scp.pdu.v2.Failed;
import chat.scp.pdu.v2.Fetch;
import chat.scp.pdu.v2.Invite;
import chat.scp.pdu.v2.Keys;
import chat.scp.pdu.v2.List;
import chat.scp.pdu.v2.Mark;
import chat.scp.pdu.v2.Member;
import chat.scp.pdu.v2.Notice;
import chat.scp.pdu.v2.Ping;
import chat.scp.pdu.v2.Presence;
import chat.scp.pdu.v2.Reject;
import chat.scp.pdu.v2.Rejected;
import chat.scp.pdu.v2.Ringing;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.pdu.v2.Stored;
import chat.scp.pdu.v2.Token;
import chat.scp.pdu.v2.Typing;
import chat.scp.pdu.v2.User;
import chat.scp.signal.Channel;
import chat.scp.signal.IllegalCommandException;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import chat.scp.wire.Frame;
import chat.scp.wire.MessageFrame;
import chat.scp.wire.MessageView;
import chat.scp.wire.ProtocolException;

/** What a server does with a client that is logged in; the table has allowed each input. §4 to §6 */
final class ServerOnline {
    private final ServerContext context;
    private final ServerRequests requests;
    private final ServerFeeds feeds;
    private final LatestWins<ConversationId> typing = new LatestWins<>();
    private final LatestWins<Boolean> presence = new LatestWins<>();
    private UserName user = UserName.NONE;
    /** §5.4: rises over all that is shown here, so that devices of one user need not agree on counters. */
    private int ephemeralCounter;

    ServerOnline(ServerContext context) {
        this.context = context;
        requests = new ServerRequests(context.config.maxUnanswered());
        feeds = new ServerFeeds(context);
    }

    void begin(ServerCommand.Admit admit, ServerLogin login, int window) {
        user = scp2(admit.user());
        feeds.begin(
                login.hello().cursors(),
                admit.conversations(),
                window,
                login.hello().maxFrameBytes());
    }

    // ---- what the client says

    /** A message stays in its bytes: copied once, checked, offered. §6.1 */
    void offered(Frame frame, Channel channel) throws ProtocolException {
        MessageFrame message = MessageFrame.copyOf(frame);
        MessageView view = message.view();
        OfferedMessage.check(view);
        Channels.check(view.conversation(), channel, context.poolSize());
        boolean refused = OfferedMessage.mustBeUnderstood(view);
        requests.sent();
        ErrorCode refusal = refused
                ? ErrorCode.CONTENT_REFUSED // §3.4-3
                : SendRules.refusal(view.contentType(), view.relationKind(), context.agreed::has);
        if (refusal != null) {
            requests.sendAnswered();
            context.outlet.send(
                    context.channelOf(view.conversation()), new Rejected(view.conversation(), view.id(), 0, refusal));
            return;
        }
        context.emit(new ServerEvent.MessageOffered(message));
    }

    void received(Scp2Pdu pdu) throws ProtocolException {
        switch (pdu.type()) {
            case PING -> Pings.answer((Ping) pdu, context.outlet);
            case PONG, NOP -> {}
            case MARK -> {
                Mark mark = (Mark) pdu;
                feeds.mark(mark);
                context.emit(new ServerEvent.Marked(mark.conversation(), mark.kind(), mark.position()));
            }
            case TYPING -> {
                Typing shown = (Typing) pdu;
                if (typing.isFresh(shown.conversation(), shown.counter())) {
                    context.emit(new ServerEvent.TypingShown(
                            shown.conversation(), shown.active(), shown.counter(), shown.ttlMillis()));
                }
            }
            case PRESENCE -> {
                Presence shown = (Presence) pdu;
                if (presence.isFresh(true, shown.counter())) {
                    context.emit(new ServerEvent.PresenceShown(
                            shown.status(), shown.text(), shown.counter(), shown.ttlMillis()));
                }
            }
            case INVITE -> {
                Invite invite = (Invite) pdu;
                context.emit(new ServerEvent.InviteSent(
                        invite.invitation(), invite.user(), invite.conversation(), invite.timeoutMillis()));
            }
            case ACCEPT -> context.emit(new ServerEvent.InviteAccepted(((Accept) pdu).invitation()));
            case REJECT -> {
                Reject reject = (Reject) pdu;
                context.emit(new ServerEvent.InviteRejected(reject.invitation(), reject.code()));
            }
            case CONFIRM -> {
                Confirm confirm = (Confirm) pdu;
                context.emit(new ServerEvent.InviteConfirmed(confirm.invitation(), confirm.conversation()));
            }
            case CANCEL -> {
                Cancel cancel = (Cancel) pdu;
                context.emit(new ServerEvent.InviteCancelled(cancel.invitation(), cancel.code()));
            }
            default -> asked((Scp2Pdu.Request) pdu);
        }
    }

    void asked(Scp2Pdu.Request request) throws ProtocolException {
        requests.asked(request);
        if (request instanceof List list && list.kind() == ListKind.ROOMS && !context.agreed.has(Capability.ROOMS)) {
            reply(new Failed(request.request(), 0, ErrorCode.NOT_SUPPORTED, "")); // §7.2.3
            return;
        }
        context.emit(new ServerEvent.Requested(request));
    }

    // ---- what the server wants

    void commanded(ServerCommand command) {
        if (command instanceof ServerCommand.Deliver deliver) {
            feeds.deliver(deliver.message());
        } else if (command instanceof ServerCommand.DeliverSkipped skipped) {
            feeds.deliver(skipped);
        } else if (command instanceof ServerCommand.AnswerStored stored) {
            requests.sendAnswered();
            feeds.stored(stored);
            context.outlet.send(
                    context.channelOf(stored.conversation()),
                    new Stored(
                            stored.conversation(),
                            stored.id(),
                            stored.position(),
                            stored.timeMillis(),
                            stored.duplicate()));
        } else if (command instanceof ServerCommand.AnswerRejected rejected) {
            requests.sendAnswered();
            context.outlet.send(
                    context.channelOf(rejected.conversation()),
                    new Rejected(rejected.conversation(), rejected.id(), rejected.retryAfterMillis(), rejected.code()));
        } else if (command instanceof ServerCommand.Reply reply) {
            reply(reply.pdu());
        } else if (command instanceof ServerCommand.ReplyPage reply) {
            Scp2Pdu.Request fetch = requests.answered(reply.page().request());
            if (!(fetch instanceof Fetch asked)) {
                throw new IllegalCommandException("no FETCH " + reply.page().request() + " waits for a page");
            }
            feeds.page(reply, asked);
        } else if (command instanceof ServerCommand.Notify notify) {
            show(notify.pdu());
        } else if (command instanceof ServerCommand.ShowConversation shown) {
            feeds.show(shown.conversation());
            context.send(shown.conversation());
        } else if (command instanceof ServerCommand.EndConversation ended) {
            feeds.end(ended.conversation());
            context.send(
                    new Member(0, ended.conversation(), user, scp2(ended.who()), change(ended.code()), Role.NONE, ""));
        } else if (command instanceof ServerCommand.RotateToken rotate) {
            context.send(new Token(rotate.seconds(), rotate.token()));
        } else if (command instanceof ServerCommand.TellNotice notice) {
            context.send(new Notice(notice.text()));
        } else {
            relay(command);
        }
    }

    void reply(Scp2Pdu pdu) {
        int request = requestOf(pdu);
        boolean last = pdu instanceof Done || pdu instanceof Failed;
        if (last ? requests.answered(request) == null : request != 0 && !requests.awaits(request)) {
            throw new IllegalCommandException("no request " + request + " waits for " + pdu.type());
        }
        context.send(pdu);
    }

    private static int requestOf(Scp2Pdu pdu) {
        return switch (pdu.type()) {
            case DONE -> ((Done) pdu).request();
            case FAILED -> ((Failed) pdu).request();
            case CONVERSATION -> ((Conversation) pdu).request();
            case MEMBER -> ((Member) pdu).request();
            case USER -> ((User) pdu).request();
            case DEVICE -> ((Device) pdu).request();
            case KEYS -> ((Keys) pdu).request();
            case INVITE -> 0; // §7.2.3: a listing of invitations repeats them
            default -> throw new IllegalCommandException(pdu.type() + " answers no request");
        };
    }

    private void show(Scp2Pdu pdu) {
        Scp2Type type = pdu.type();
        Capability needed = RequiredCapability.of(type);
        if (needed != null && !context.agreed.has(needed)) {
            return;
        }
        switch (type) {
            case TYPING -> {
                Typing shown = (Typing) pdu;
                context.sendEphemeral(new Typing(
                        shown.conversation(), shown.user(), ++ephemeralCounter, shown.ttlMillis(), shown.active()));
            }
            case PRESENCE -> {
                Presence shown = (Presence) pdu;
                context.sendEphemeral(new Presence(
                        shown.user(), ++ephemeralCounter, shown.ttlMillis(), shown.status(), shown.text()));
            }
            case MARK -> {
                if (context.agreed.has(Capability.MARKS)) {
                    context.send(pdu);
                }
            }
            case MEMBER, HEAD, KEYS -> context.send(pdu);
            default -> throw new IllegalCommandException(type + " is not sent unasked");
        }
    }

    private void relay(ServerCommand command) {
        if (command instanceof ServerCommand.RelayInvite invite) {
            context.send(new Invite(
                    invite.id(), scp2(invite.from()), invite.room(), invite.timeoutMillis(), invite.displayName()));
        } else if (command instanceof ServerCommand.RelayRinging ringing) {
            context.send(new Ringing(ringing.id(), ringing.timeoutMillis()));
        } else if (command instanceof ServerCommand.RelayAccept accept) {
            context.send(new Accept(accept.id(), accept.conversation()));
        } else if (command instanceof ServerCommand.RelayReject reject) {
            context.send(new Reject(reject.id(), reject.code()));
        } else if (command instanceof ServerCommand.RelayConfirm confirm) {
            context.send(new Confirm(confirm.id(), confirm.conversation()));
        } else if (command instanceof ServerCommand.RelayCancel cancel) {
            context.send(new Cancel(cancel.id(), cancel.code()));
        }
    }

    private static MemberChange change(ErrorCode code) {
        if (code.equals(ErrorCode.BANNED)) {
            return MemberChange.BANNED;
        }
        return code.equals(ErrorCode.NONE) ? MemberChange.LEFT : MemberChange.KICKED;
    }

    private static UserName scp2(Name name) {
        if (name instanceof UserName user) {
            return user;
        }
        throw new IllegalCommandException("not a name of SCP/2: " + name); // §11.2 says how to map it
    }
}
