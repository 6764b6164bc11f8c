package chat.scp.quic;

import chat.scp.dialect.ServerConfig;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ConversationKind;
import chat.scp.pdu.ConversationState;
import chat.scp.pdu.Cursor;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.Name;
import chat.scp.pdu.Position;
import chat.scp.pdu.ResumeStatus;
import chat.scp.pdu.Role;
import chat.scp.pdu.SessionId;
import chat.scp.pdu.UserName;
import chat.scp.pdu.Visibility;
import chat.scp.pdu.v2.Conversation;
import chat.scp.pdu.v2.Failed;
import chat.scp.pdu.v2.Fetch;
import chat.scp.pdu.v2.Page;
import chat.scp.pdu.v2.Typing;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerCommand.PageItem;
import chat.scp.signal.ServerEvent;
import chat.scp.wire.MessageFrame;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** A server application with its logs in memory: what the tests need and no more. One lock guards it. */
final class TestServer implements SessionAcceptor {
    static final ServerConfig CONFIG = ServerConfig.of(Mechanism.OPEN, Mechanism.RESUME);
    static final int EPOCH = 1;
    private static final int PAGE_MESSAGES = 64;

    final class Connected implements Consumer<ServerEvent> {
        final QuicSession<ServerCommand> session;
        Name user = UserName.NONE;
        DeviceId device = DeviceId.NONE;
        boolean online;
        Name chatsWith = UserName.NONE;
        InvitationId invitation = InvitationId.NONE;

        Connected(QuicSession<ServerCommand> session) {
            this.session = session;
        }

        @Override
        public void accept(ServerEvent event) {
            synchronized (TestServer.this) {
                on(this, event);
            }
        }
    }

    /** What was known of each session when it was accepted. */
    final ConcurrentLinkedQueue<String> arrivals = new ConcurrentLinkedQueue<>();

    /** Also done when a session comes, and when somebody logs in. */
    volatile Runnable onArrival = () -> {};

    volatile Runnable onLogin = () -> {};

    final ConcurrentLinkedQueue<ServerEvent> events = new ConcurrentLinkedQueue<>();
    private final Map<ConversationId, List<MessageFrame>> logs = new LinkedHashMap<>();
    private final Map<String, Position> known = new HashMap<>();
    private final Map<DeviceId, Connected> byDevice = new LinkedHashMap<>();
    private final Map<Bytes, UserName> tokens = new HashMap<>();
    private int tokenCount;
    private long sessionCount;

    @Override
    public synchronized Consumer<ServerEvent> accepted(QuicSession<ServerCommand> session) {
        onArrival.run();
        InetSocketAddress remote = session.remoteAddress();
        arrivals.add(session.alpn() + " from "
                + (remote == null ? "nowhere" : remote.getAddress().getHostAddress()));
        return new Connected(session);
    }

    synchronized void open(ConversationId conversation) {
        logs.put(conversation, new ArrayList<>());
    }

    synchronized int logged(ConversationId conversation) {
        return logs.get(conversation).size();
    }

    synchronized List<Connected> online() {
        return byDevice.values().stream().filter(c -> c.online).toList();
    }

    private void on(Connected from, ServerEvent event) {
        if (event instanceof ServerEvent.Closed || event instanceof ServerEvent.TypingShown) {
            events.add(event);
        }
        if (event instanceof ServerEvent.LoginOffered login) {
            login(from, login);
        } else if (event instanceof ServerEvent.MessageOffered offered) {
            store(from, offered.message());
        } else if (event instanceof ServerEvent.Requested requested) {
            if (requested.request() instanceof Fetch fetch) {
                page(from, fetch);
            } else {
                tell(
                        from,
                        new ServerCommand.Reply(
                                new Failed(requested.request().request(), 0, ErrorCode.NOT_SUPPORTED, "")));
            }
        } else if (event instanceof ServerEvent.TypingShown typing) {
            others(from)
                    .forEach(other -> tell(
                            other,
                            new ServerCommand.Notify(new Typing(
                                    typing.conversation(),
                                    (UserName) from.user,
                                    typing.counter(),
                                    typing.ttlMillis(),
                                    typing.active()))));
        } else if (event instanceof ServerEvent.InviteSent invite) {
            invite(from, invite);
        } else if (event instanceof ServerEvent.InviteAccepted accepted) {
            acceptInvitation(from, accepted.id());
        } else if (event instanceof ServerEvent.Closed) {
            closed(from);
        }
    }

    private void closed(Connected from) {
        from.online = false;
        byDevice.remove(from.device, from);
        others(from).stream()
                .filter(other -> other.chatsWith.equals(from.user))
                .forEach(other -> tell(
                        other,
                        new ServerCommand.EndConversation(
                                conversation(other.invitation), from.user, ErrorCode.PEER_UNAVAILABLE)));
    }

    private void login(Connected from, ServerEvent.LoginOffered login) {
        onLogin.run();
        boolean resumes = login.mechanism().equals(Mechanism.RESUME);
        Name user = resumes ? tokens.get(login.credential()) : login.user();
        if (user == null) {
            tell(from, new ServerCommand.RefuseLogin(ErrorCode.RESUME_REFUSED, 0, ""));
            return;
        }
        from.user = user;
        from.device = login.device();
        Connected older = byDevice.put(login.device(), from);
        if (older != null) {
            older.online = false;
            tell(older, new ServerCommand.Close(ErrorCode.REPLACED, 0, ""));
        }
        List<ConversationState> states = new ArrayList<>();
        for (Cursor cursor : login.cursors()) {
            long last = logs.get(cursor.conversation()).size();
            boolean within = last - cursor.position().sequence() <= login.window();
            states.add(new ConversationState(
                    cursor.conversation(),
                    new Position(EPOCH, last),
                    cursor.position().sequence(),
                    0,
                    within ? ResumeStatus.RESUMED : ResumeStatus.BEHIND));
        }
        Bytes token = Bytes.ofUtf8("token " + ++tokenCount);
        if (user instanceof UserName account) {
            tokens.put(token, account);
        }
        SessionId session = new SessionId(1, ++sessionCount);
        tell(from, new ServerCommand.Admit(session, user, "", 1, token, 3600, states));
        from.online = true;
        if (login.version() == 1) {
            return;
        }
        for (ConversationId conversation : logs.keySet()) {
            if (login.cursors().stream().noneMatch(c -> c.conversation().equals(conversation))) {
                show(from, conversation);
            }
        }
        for (Cursor cursor : login.cursors()) {
            List<MessageFrame> log = logs.get(cursor.conversation());
            for (long next = cursor.position().sequence(); next < log.size(); next++) {
                tell(from, new ServerCommand.Deliver(UserName.NONE, log.get((int) next)));
            }
        }
    }

    private void show(Connected to, ConversationId conversation) {
        tell(
                to,
                new ServerCommand.ShowConversation(new Conversation(
                        0,
                        EPOCH,
                        conversation,
                        UserName.of("somebody"),
                        UserName.NONE,
                        logs.get(conversation).size(),
                        0,
                        0,
                        2,
                        ConversationKind.DIRECT,
                        Role.MEMBER,
                        Visibility.PRIVATE,
                        "",
                        "")));
    }

    private void store(Connected from, MessageFrame message) {
        ConversationId conversation = message.view().conversation();
        if (from.user instanceof UserName author) {
            String key = from.device + "/" + message.view().id();
            Position before = known.get(key);
            if (before != null) {
                answer(from, message, before, true);
                return;
            }
            List<MessageFrame> log = logs.get(conversation);
            Position position = new Position(EPOCH, log.size() + 1);
            message.view().assign(EPOCH, position.sequence(), 1, author);
            log.add(message);
            known.put(key, position);
            answer(from, message, position, false);
            others(from).forEach(other -> tell(other, new ServerCommand.Deliver(from.user, message)));
        } else {
            answer(from, message, new Position(EPOCH, 1), false);
            others(from).stream()
                    .filter(other -> other.user.equals(from.chatsWith))
                    .forEach(other -> tell(other, new ServerCommand.Deliver(from.user, message)));
        }
    }

    private void answer(Connected to, MessageFrame message, Position position, boolean duplicate) {
        tell(
                to,
                new ServerCommand.AnswerStored(
                        message.view().conversation(), message.view().id(), position, 1, duplicate));
    }

    private void page(Connected to, Fetch fetch) {
        List<MessageFrame> log = logs.get(fetch.conversation());
        int first = (int) Math.max(1, fetch.from());
        int last = Math.min(log.size(), first - 1 + Math.min(fetch.limit(), PAGE_MESSAGES));
        List<PageItem> items = new ArrayList<>();
        for (int at = first; at <= last; at++) {
            items.add(new PageItem.Present(log.get(at - 1)));
        }
        boolean empty = last < first;
        Page page = new Page(
                fetch.request(),
                EPOCH,
                fetch.conversation(),
                empty ? 0 : first,
                empty ? 0 : last,
                1,
                log.size(),
                false);
        tell(to, new ServerCommand.ReplyPage(page, items));
    }

    // ---- SCP/1: one chat at a time

    private void invite(Connected from, ServerEvent.InviteSent invite) {
        Connected peer = others(from).stream()
                .filter(other -> other.user.equals(invite.user()))
                .findFirst()
                .orElse(null);
        if (peer == null) {
            tell(from, new ServerCommand.RelayReject(invite.id(), ErrorCode.NOT_FOUND));
            return;
        }
        from.invitation = invite.id();
        peer.invitation = invite.id();
        from.chatsWith = peer.user;
        peer.chatsWith = from.user;
        tell(from, new ServerCommand.RelayRinging(invite.id(), 60_000));
        tell(peer, new ServerCommand.RelayInvite(invite.id(), from.user, "", ConversationId.NONE, 60_000));
    }

    private void acceptInvitation(Connected from, InvitationId id) {
        ConversationId conversation = conversation(id);
        others(from).stream()
                .filter(other -> other.user.equals(from.chatsWith))
                .forEach(
                        other -> tell(other, new ServerCommand.RelayAccept(other.invitation, conversation, from.user)));
        tell(from, new ServerCommand.RelayConfirm(id, conversation, from.chatsWith));
    }

    private static ConversationId conversation(InvitationId id) {
        return new ConversationId(id.high(), id.low());
    }

    private List<Connected> others(Connected sender) {
        return byDevice.values().stream()
                .filter(other -> other.online && other != sender)
                .toList();
    }

    private static void tell(Connected to, ServerCommand command) {
        to.session.command(command);
    }
}
