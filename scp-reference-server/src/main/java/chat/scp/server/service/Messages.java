package chat.scp.server.service;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.UserName;
import chat.scp.server.store.Appended;
import chat.scp.server.store.LoggedMessage;
import chat.scp.server.store.StoreException;
import chat.scp.server.store.StoredConversation;
import chat.scp.server.store.Submission;
import chat.scp.signal.ServerCommand;
import chat.scp.wire.MessageFrame;
import chat.scp.wire.MessageView;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way of a message: checked, into the log, and when it is durable to its sender and the members. §6.1 to §6.3 */
final class Messages {
    private final Hall hall;
    private final Access access;
    private final Relations relations;
    private final ReadMarks marks;
    private final MessageHook hook;

    Messages(Hall hall, Access access, ReadMarks marks, MessageHook hook) {
        this.hook = hook;
        this.marks = marks;
        this.hall = hall;
        this.access = access;
        relations = new Relations(hall, access);
    }

    void offered(Connected from, MessageFrame message) {
        Submission plain = submission(from, message, false);
        try {
            LiveConversation log = check(from, message.view());
            append(from, isWithheld(from.user, log) ? submission(from, message, true) : plain);
        } catch (Refusal refusal) {
            refuse(from, plain, refusal);
        } catch (StoreException e) {
            reject(from, plain, Refusal.storeUnavailable());
        }
    }

    private LiveConversation check(Connected from, MessageView view) throws Refusal {
        hall.floods.checkMessage(from.user, view.bodyBytes());
        boolean fits = view.bodyBytes() <= hall.config().limits().bodyBytes();
        Refusal.unless(fits, ErrorCode.CONTENT_REFUSED);
        LiveConversation live = access.asTalker(view.conversation(), from.user);
        StoredConversation log = live.stored();
        if (!log.isRoom()) {
            UserName peer = live.counterpart(from.user);
            Refusal.unless(!peer.isNone(), ErrorCode.PEER_UNAVAILABLE); // §5.2-7
            hall.scp1.checkReaches(peer, log, from.user, view);
        }
        long expires = view.expiresAtMillis();
        Refusal.unless(expires == 0 || expires > hall.loop.nowMillis(), ErrorCode.EXPIRED); // §6.9-2
        relations.check(from.user, log, view);
        Optional<ErrorCode> refused = hook.refusal(new MessageHook.Offered(from.user, log.id(), log.room(), view));
        if (refused.isPresent()) {
            throw new Refusal(refused.get());
        }
        return live;
    }

    // §5.3-1: the blocked one is answered as ever.
    private boolean isWithheld(UserName sender, LiveConversation log) {
        return !log.stored().isRoom() && hall.blocks.isBlocked(log.counterpart(sender), sender);
    }

    /** What was stored already stays stored, whatever speaks against it now. §6.1-5, §6.1-6 */
    private void refuse(Connected from, Submission submission, Refusal refusal) {
        Optional<Appended> before;
        try {
            before = hall.store.log().sentBefore(submission);
        } catch (StoreException e) {
            reject(from, submission, Refusal.storeUnavailable());
            return;
        }
        if (before.orElse(null) instanceof Appended.Stored stored) {
            answer(from, submission, stored);
        } else {
            reject(from, submission, refusal);
        }
    }

    private void append(Connected from, Submission submission) {
        long since = hall.loop.nowNanos();
        var unused = hall.backbone
                .append(submission)
                .whenComplete((appended, failure) -> hall.loop.execute(() -> {
                    if (failure != null) {
                        hall.storeFailed(failure);
                        reject(from, submission, Refusal.storeUnavailable());
                    } else {
                        appended(from, submission, appended, hall.loop.nowNanos() - since);
                    }
                }));
    }

    private void appended(Connected from, Submission submission, Appended appended, long nanos) {
        if (appended instanceof Appended.Stored stored) {
            answer(from, submission, stored);
            if (!stored.duplicate()) {
                hall.observer.stored(submission.message().length(), nanos);
                LoggedMessage message = new LoggedMessage(submission.message(), submission.withheld());
                ConversationId log = message.message().view().conversation();
                handOver(from, log, from.user, message);
                hall.backbone.relay(new Backbone.Relayed.Published(log, from.user, message));
            }
        } else {
            reject(from, submission, new Refusal(why(appended)));
        }
    }

    private static ErrorCode why(Appended appended) {
        if (appended instanceof Appended.IdReused) {
            return ErrorCode.ID_REUSED;
        }
        return appended instanceof Appended.QuotaReached ? ErrorCode.LIMIT_REACHED : ErrorCode.NOT_FOUND;
    }

    /** What another node stored. */
    void handOver(ConversationId log, UserName sender, LoggedMessage message) {
        handOver(null, log, sender, message);
    }

    /** To every device of every member here, but the one session that gets STORED. §6.3 */
    private void handOver(@Nullable Connected from, ConversationId id, UserName sender, LoggedMessage message) {
        LiveConversation live = hall.live.of(id);
        if (live == null) {
            return; // its last member left meanwhile
        }
        live.reached(message.sequence());
        StoredConversation log = live.stored();
        long nowMillis = hall.loop.nowMillis();
        int reached = 0;
        for (UserName member : live.members()) {
            for (Connected session : hall.sessions.of(member)) {
                if (session != from) {
                    reached++;
                    History.push(session, Pages.item(log, message, member, nowMillis), sender);
                    if (session.scp1 && !message.withheld()) {
                        marks.delivered(session, live, message.message().view().position()); // §11.3
                    }
                }
            }
        }
        hall.observer.delivered(reached);
    }

    private static void answer(Connected to, Submission submission, Appended.Stored stored) {
        MessageView view = submission.message().view();
        to.tell(new ServerCommand.AnswerStored(
                view.conversation(), view.id(), stored.position(), stored.timeMillis(), stored.duplicate()));
    }

    private void reject(Connected to, Submission submission, Refusal refusal) {
        MessageView view = submission.message().view();
        to.tell(new ServerCommand.AnswerRejected(
                view.conversation(), view.id(), refusal.code(), refusal.retryAfterMillis()));
        hall.floods.refused(to, Observer.Asked.MESSAGE, refusal.code());
    }

    private Submission submission(Connected from, MessageFrame message, boolean withheld) {
        return new Submission(
                from.user,
                from.device,
                hash(message),
                message,
                withheld,
                Relations.removed(message.view()),
                hall.config().limits().storedBytes(),
                hall.loop.nowMillis());
    }

    /** Of the frame as the client sent it: it left open what the server fills in. §6.1 */
    private static Bytes hash(MessageFrame message) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(message.asBuffer());
            return Bytes.of(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform lacks SHA-256", e);
        }
    }
}
