package chat.scp.session.sim;

import chat.scp.dialect.ServerConfig;
import chat.scp.link.SessionPump;
import chat.scp.negotiation.Negotiator;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ConversationKind;
import chat.scp.pdu.ConversationState;
import chat.scp.pdu.Cursor;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Mechanism;
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
import chat.scp.session.ServerSession;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerCommand.PageItem;
import chat.scp.signal.ServerEvent;
import chat.scp.sim.SimulatedLink;
import chat.scp.sim.Timekeeper;
import chat.scp.sim.VirtualTime;
import chat.scp.wire.MessageFrame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A server application on top of {@link ServerSession}, with its logs in memory: what the promises
 * need and no more. Storing takes a while, as a disk does, and answers come in order.
 */
final class SimulatedServer {
    static final int EPOCH = 1;
    private static final int PAGE_MESSAGES = 64;
    private static final ServerConfig CONFIG = ServerConfig.of(Mechanism.OPEN, Mechanism.RESUME);

    private static final class Connected {
        SessionPump<ServerCommand, ServerEvent> pump;
        Timekeeper time;
        UserName user = UserName.NONE;
        DeviceId device = DeviceId.NONE;
        boolean online;
        boolean over;
    }

    private final VirtualTime time;
    private final SplittableRandom random;
    private final boolean deduplicates;
    private final Map<ConversationId, List<MessageFrame>> logs = new LinkedHashMap<>();
    private final Map<String, Position> known = new HashMap<>();
    private final Map<DeviceId, Connected> byDevice = new LinkedHashMap<>();
    private final Map<Bytes, UserName> tokens = new HashMap<>();
    private final Map<UserName, UserName> peers = new HashMap<>();
    private long storedUntilNanos;
    private int tokenCount;

    SimulatedServer(VirtualTime time, SplittableRandom random, boolean deduplicates) {
        this.time = time;
        this.random = random;
        this.deduplicates = deduplicates;
    }

    void open(ConversationId conversation) {
        logs.put(conversation, new ArrayList<>());
    }

    void introduce(UserName one, UserName other) {
        peers.put(one, other);
        peers.put(other, one);
    }

    List<MessageFrame> log(ConversationId conversation) {
        return logs.get(conversation);
    }

    void accept(SimulatedLink link, Bytes nonce) {
        Connected connected = new Connected();
        ServerSession session = new ServerSession(CONFIG, Negotiator.of(1, 2));
        connected.pump = new SessionPump<>(session, event -> on(connected, event));
        connected.time = new Timekeeper(time, connected.pump);
        link.listener(connected.time.around(connected.pump.attach(link, nonce, time.now())));
    }

    private void on(Connected from, ServerEvent event) {
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
            forOthers(
                    from.user,
                    other -> tell(
                            other,
                            new ServerCommand.Notify(new chat.scp.pdu.v2.Typing(
                                    typing.conversation(), from.user, 0, typing.ttlMillis(), typing.active()))));
        } else if (event instanceof ServerEvent.Closed) {
            from.online = false;
            from.over = true;
            byDevice.remove(from.device, from);
        }
    }

    private void login(Connected from, ServerEvent.LoginOffered login) {
        boolean resumes = login.mechanism().equals(Mechanism.RESUME);
        UserName user = resumes ? tokens.get(login.credential()) : (UserName) login.user();
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
        tokens.put(token, user);
        SessionId session = new SessionId(1, random.nextLong());
        tell(from, new ServerCommand.Admit(session, user, "", time.now() / 1_000_000, token, 3600, states));
        from.online = true;
        for (ConversationId conversation : logs.keySet()) {
            if (login.cursors().stream().noneMatch(c -> c.conversation().equals(conversation))) {
                show(from, conversation);
            }
        }
        for (Cursor cursor : login.cursors()) {
            List<MessageFrame> log = logs.get(cursor.conversation());
            for (long next = cursor.position().sequence(); next < log.size(); next++) {
                deliver(from, log.get((int) next));
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
                        peers.get(to.user),
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

    /** Storing takes some time, and comes to an end in the order in which it began. */
    private void store(Connected from, MessageFrame message) {
        storedUntilNanos = Math.max(storedUntilNanos, time.now()) + random.nextInt(100_000);
        time.at(storedUntilNanos, () -> stored(from, message));
    }

    private void stored(Connected from, MessageFrame message) {
        ConversationId conversation = message.view().conversation();
        String key = from.device + "/" + message.view().id();
        Position before = known.get(key);
        if (before != null && deduplicates) {
            answer(from, message, before, true);
            return;
        }
        List<MessageFrame> log = logs.get(conversation);
        Position position = new Position(EPOCH, log.size() + 1);
        message.view().assign(EPOCH, position.sequence(), time.now() / 1_000_000, from.user);
        log.add(message);
        known.put(key, position);
        answer(from, message, position, false);
        forOthers(from.user, other -> deliver(other, message));
    }

    private void answer(Connected to, MessageFrame message, Position position, boolean duplicate) {
        tell(
                to,
                new ServerCommand.AnswerStored(
                        message.view().conversation(),
                        message.view().id(),
                        position,
                        time.now() / 1_000_000,
                        duplicate));
    }

    private void deliver(Connected to, MessageFrame message) {
        tell(to, new ServerCommand.Deliver(UserName.NONE, message));
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

    private void forOthers(UserName sender, java.util.function.Consumer<Connected> what) {
        for (Connected other : List.copyOf(byDevice.values())) {
            if (other.online && !other.user.equals(sender)) {
                what.accept(other);
            }
        }
    }

    private void tell(Connected to, ServerCommand command) {
        to.pump.command(command, time.now());
        to.time.look();
    }
}
