package chat.scp.server.service;

import chat.scp.pdu.ErrorCode;
import chat.scp.server.store.ChatStore;
import chat.scp.server.store.StoreException;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A chat server without a transport: takes the events of its sessions and gives them commands.
 * Thread-safe; everything is done on its loop.
 *
 * <pre>{@code
 * ChatService service = new ChatService(ServiceConfig.USUAL, store, new ThreadLoop("chat"), new SecureRandom(), tokens);
 * SessionPump<ServerCommand, ServerEvent> pump = new SessionPump<>(session, service.accepted(port));
 * }</pre>
 */
public final class ChatService {
    private static final System.Logger LOG = System.getLogger(ChatService.class.getName());

    private final Hall hall;
    private final Logins logins;
    private final Messages messages;
    private final ReadMarks marks;
    private final Presences presences;
    private final Invitations invitations;
    private final Memberships memberships;
    private final Requests requests;

    /**
     * What it does, and with what.
     *
     * @param random must be hard to guess, as of {@code SecureRandom}: tokens come from it
     * @param authenticator knows the embedder's tokens
     */
    public ChatService(
            ServiceConfig config,
            ChatStore store,
            ServerLoop loop,
            RandomGenerator random,
            Authenticator authenticator) {
        hall = new Hall(config, store, loop, random);
        Access access = new Access(hall);
        Views views = new Views(hall);
        History history = new History(hall, access);
        InvitationRules rules = new InvitationRules(hall, access);
        memberships = new Memberships(hall, views);
        marks = new ReadMarks(hall, access);
        messages = new Messages(hall, access, marks);
        presences = new Presences(hall, access);
        invitations = new Invitations(hall, rules, views, new Openings(hall, rules, views, memberships));
        logins = new Logins(
                hall, authenticator, new Admission(hall, access, views, history, marks), invitations::arrived);
        requests = new Requests(
                hall,
                history,
                new Credentials(hall),
                new Rooms(hall, access, rules, views, memberships),
                new Listings(hall, access, views, invitations),
                invitations);
    }

    /** A client has connected; the session's events go to what this returns. */
    public Consumer<ServerEvent> accepted(ClientPort port) {
        Connected session = new Connected(port);
        return event -> hall.loop.execute(() -> on(session, event));
    }

    /** Tells every session something: GO_AWAY, for a drain. §4.7 */
    public void tellAll(ServerCommand command) {
        hall.loop.execute(() -> hall.sessions.all().forEach(session -> session.tell(command)));
    }

    private void on(Connected from, ServerEvent event) {
        try {
            if (event instanceof ServerEvent.Closed) {
                closed(from);
            } else if (from.online) {
                chatting(from, event);
            } else if (!from.over) {
                arriving(from, event);
            }
        } catch (StoreException e) {
            LOG.log(System.Logger.Level.WARNING, "the store failed: {0}", e.getMessage());
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
        if (event instanceof ServerEvent.MessageOffered offered) {
            messages.offered(from, offered.message());
        } else if (event instanceof ServerEvent.Marked marked) {
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

    private void closed(Connected session) {
        session.over = true;
        if (!session.user.isNone()) {
            hall.sessions.remove(session);
            presences.gone(session);
            if (session.scp1) {
                invitations.gone(session);
                leaveChat(session);
            }
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
