package chat.scp.server.service;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.UserName;
import chat.scp.server.store.ChatStore;
import chat.scp.server.store.StoreException;
import chat.scp.signal.CloseReason;
import chat.scp.signal.ServerEvent;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A chat server without a transport: takes the events of its sessions and gives them commands.
 * Thread-safe; everything is done on its loop.
 *
 * <pre>{@code
 * ChatService service = new ChatService(ServiceConfig.USUAL, store, new ThreadLoop("chat"), new SecureRandom(), Extensions.NONE);
 * SessionPump<ServerCommand, ServerEvent> pump = new SessionPump<>(session, service.accepted(port));
 * }</pre>
 */
public final class ChatService {
    private final Hall hall;
    private final Logins logins;
    private final Messages messages;
    private final ReadMarks marks;
    private final Presences presences;
    private final Invitations invitations;
    private final Memberships memberships;
    private final Requests requests;
    private final Maintenance maintenance;

    /**
     * What it does, and with what.
     *
     * @param random must be hard to guess, as of {@code SecureRandom}: tokens come from it
     * @param extensions what the embedder brings
     */
    public ChatService(
            ServiceConfig config, ChatStore store, ServerLoop loop, RandomGenerator random, Extensions extensions) {
        hall = new Hall(
                config,
                store,
                loop,
                random,
                extensions.observer(),
                extensions.backbone().apply(store.log()));
        Access access = new Access(hall);
        Views views = new Views(hall);
        History history = new History(hall, access);
        InvitationRules rules = new InvitationRules(hall, access);
        presences = new Presences(hall);
        memberships = new Memberships(hall, views, presences);
        marks = new ReadMarks(hall);
        messages = new Messages(hall, access, marks, extensions.hook());
        NodeInbox inbox = new NodeInbox(hall, messages, views, presences);
        hall.backbone.join(relayed -> loop.execute(() -> inbox.heard(relayed)));
        invitations = new Invitations(hall, rules, views, new Openings(hall, rules, memberships, views));
        Admission admission = new Admission(hall, access, history, marks);
        maintenance = new Maintenance(hall, admission);
        PublishedKeys keys = new PublishedKeys(hall, invitations);
        logins = new Logins(hall, extensions.authenticator(), admission, session -> {
            invitations.arrived(session);
            keys.arrived(session);
        });
        requests = new Requests(
                hall,
                history,
                new Credentials(hall),
                new Rooms(hall, access, rules, views, memberships),
                new Listings(hall, access, views, invitations),
                invitations,
                keys);
    }

    /** From now on it removes what is too old, and heeds what other processes say in the store. */
    public void maintain() {
        hall.loop.execute(maintenance::begin);
    }

    /** A client has connected; the session's events go to what this returns. */
    public Consumer<ServerEvent> accepted(ClientPort port) {
        Connected session = new Connected(port);
        hall.loop.execute(() -> {
            hall.floods.arrived(session);
            hall.sessions.arrived(session);
            hall.observer.connected(port.address());
        });
        return new Mailbox(port, hall.config().limits().eventsWaiting(), hall.loop, event -> on(session, event));
    }

    /** Serves so from now on; what was begun under the old configuration stays as it is. */
    public void configure(ServiceConfig changed) {
        hall.loop.execute(() -> hall.configure(changed));
    }

    /** Leaves the other nodes, if there are any. */
    public void close() {
        hall.marks.flush();
        hall.backbone.close();
    }

    /** Tells everybody to finish and to come back later; who has nothing to finish is put out at once. §4.7 */
    public void farewell(Duration drain) {
        hall.loop.execute(() -> new Farewell(hall).say(drain));
    }

    private void on(Connected from, ServerEvent event) {
        try {
            if (event instanceof ServerEvent.Closed closed) {
                closed(from, closed.reason());
            } else if (from.over) {
                return; // what it still had on the way
            } else if (from.online) {
                chatting(from, event);
            } else {
                arriving(from, event);
            }
        } catch (StoreException e) {
            hall.storeFailed(e);
        }
    }

    private void arriving(Connected from, ServerEvent event) {
        if (event instanceof ServerEvent.VerifierNeeded needed) {
            logins.verifierNeeded(from, needed.user());
        } else if (event instanceof ServerEvent.LoginFailed failed) {
            logins.failed(from, failed.user());
        } else if (event instanceof ServerEvent.LoginOffered login) {
            logins.offered(from, login);
        } else if (event instanceof ServerEvent.Requested requested) {
            requests.asked(from, requested.request()); // REGISTER: the session lets nothing else through
        }
    }

    private void chatting(Connected from, ServerEvent event) {
        boolean notice = event instanceof ServerEvent.TypingShown || event instanceof ServerEvent.PresenceShown;
        if (notice && !hall.floods.passes(from)) {
            return;
        }
        if (event instanceof ServerEvent.MessageOffered offered) {
            messages.offered(from, offered.message());
        } else if (event instanceof ServerEvent.Marked marked) {
            hall.floods.countMark(from);
            marks.marked(from, marked.conversation(), marked.kind(), marked.position());
        } else if (event instanceof ServerEvent.Requested requested) {
            requests.asked(from, requested.request());
        } else if (event instanceof ServerEvent.TypingShown typing) {
            presences.typing(from, typing);
        } else if (event instanceof ServerEvent.PresenceShown shown) {
            presences.shown(from, shown);
        } else if (event instanceof ServerEvent.InviteSent sent) {
            invitations.sent(from, sent);
        } else if (event instanceof ServerEvent.InviteAccepted accepted) {
            invitations.accepted(from, accepted.id());
        } else if (event instanceof ServerEvent.InviteRejected rejected) {
            invitations.rejected(from, rejected.id(), rejected.code());
        } else if (event instanceof ServerEvent.InviteConfirmed confirmed) {
            invitations.confirmed(from, confirmed.id(), confirmed.conversation());
        } else if (event instanceof ServerEvent.InviteCancelled cancelled) {
            invitations.cancelled(from, cancelled.id(), cancelled.code());
        }
    }

    private void closed(Connected session, CloseReason reason) {
        session.over = true;
        hall.floods.left(session);
        hall.sessions.left(session);
        hall.observer.disconnected(session.user, session.port.address(), reason.code());
        if (!session.user.isNone()) {
            hall.sessions.remove(session);
            presences.gone(session);
            if (session.scp1) {
                invitations.gone(session);
                leaveChat(session);
            } else if (hall.config().open() && !hall.sessions.isOnline(session.user)) {
                long patience = hall.config().scp1Grace().toNanos();
                UserName user = session.user; // not the session, which is over and large
                hall.loop.at(hall.loop.nowNanos() + patience, () -> stillAway(user));
            }
        }
    }

    private void stillAway(UserName user) {
        if (!hall.sessions.isOnline(user)) {
            memberships.awayFromScp1(user);
        }
    }

    // §11.3: for the others he has left.
    private void leaveChat(Connected session) {
        hall.store
                .conversations()
                .find(session.chat)
                .ifPresent(chat -> memberships.end(chat, session.user, session.user, ErrorCode.NONE));
    }
}
