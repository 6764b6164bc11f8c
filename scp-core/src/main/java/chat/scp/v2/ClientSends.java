package chat.scp.v2;

import chat.scp.pdu.ContentType;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Relation;
import chat.scp.pdu.v2.Message;
import chat.scp.pdu.v2.Rejected;
import chat.scp.pdu.v2.Stored;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent.SendEnded;
import chat.scp.signal.IllegalCommandException;
import chat.scp.signal.SendOutcome;
import chat.scp.v2.codec.Scp2Codecs;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends without an answer, in the order in which they were asked for. They outlive the link: on the
 * next one all are sent again under the same ids, which is safe. §6.1
 */
final class ClientSends {
    /** Of what may be unanswered, this much is left to requests. */
    private static final int KEPT_FOR_REQUESTS = 8;

    private final ClientContext context;
    /** One of them. */
    private static final class Sending {
        final Message message;
        /** The server owes an answer on this link. */
        boolean underWay;
        /** It left on some link: it may be stored, whatever becomes of it here. */
        boolean leftOnce;
        /** The application knows its outcome: a message that came in told it, and the answer is still under way. */
        boolean ended;

        Sending(Message message) {
            this.message = message;
        }
    }

    private final Map<MessageId, Sending> all = new LinkedHashMap<>();
    private final Deque<Sending> unsent = new ArrayDeque<>();
    private int pending;
    private int underWay;

    ClientSends(ClientContext context) {
        this.context = context;
    }

    int unanswered() {
        return underWay;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Throws if the send cannot be taken. */
    void check(ClientCommand.Send send) {
        if (pending >= context.config.limits().maxPending()) {
            throw IllegalCommandException.forNow(
                    "more than " + context.config.limits().maxPending() + " sends without an answer");
        }
        if (all.containsKey(send.id())) {
            throw new IllegalCommandException("this id is under way: " + send.id());
        }
        if (send.expiresAtMillis() < 0 || send.body().contentType().equals(ContentType.NOTICE)) {
            throw new IllegalCommandException("not a message that a client may send"); // §6.8-1
        }
    }

    void add(ClientCommand.Send send) {
        Message message =
                Message.toSend(send.conversation(), send.id(), send.body(), send.relation(), send.expiresAtMillis());
        Sending sending = new Sending(message);
        all.put(send.id(), sending);
        unsent.add(sending);
        pending++;
    }

    /** Sends what the server lets be unanswered. §4.9 */
    void transmit(int unansweredRequests) {
        int allowed = context.welcome().maxUnanswered();
        int kept = Math.max(unansweredRequests, Math.min(KEPT_FOR_REQUESTS, allowed / 2));
        while (!unsent.isEmpty() && unanswered() + kept < allowed) {
            Sending next = unsent.remove();
            if (next.ended) {
                continue; // it came in meanwhile, so it is stored
            }
            Message message = next.message;
            ErrorCode refusal = refusal(message);
            if (hasExpired(next)) {
                end(next, new SendOutcome.Expired());
            } else if (refusal != null) {
                end(next, new SendOutcome.Rejected(refusal, 0));
            } else {
                next.leftOnce = true;
                next.underWay = true;
                underWay++;
                context.send(context.channelOf(message.conversation()), message);
            }
        }
    }

    private @Nullable ErrorCode refusal(Message message) {
        if (Scp2Codecs.TABLE.frameBytes(message) > context.welcome().maxFrameBytes()) {
            return ErrorCode.TOO_LARGE;
        }
        Relation relation = message.relation();
        return SendRules.refusal(
                message.body().contentType(), relation == null ? null : relation.kind(), context::agreed);
    }

    void stored(Stored stored) {
        answered(stored.id(), new SendOutcome.Stored(stored.position(), stored.timeMillis(), stored.duplicate()));
    }

    void rejected(Rejected rejected) {
        boolean expired = rejected.code().equals(ErrorCode.EXPIRED);
        answered(
                rejected.id(),
                expired
                        ? new SendOutcome.Expired()
                        : new SendOutcome.Rejected(rejected.code(), rejected.retryAfterMillis()));
    }

    private void answered(MessageId id, SendOutcome outcome) {
        Sending sending = all.get(id);
        if (sending != null) {
            underWay -= sending.underWay ? 1 : 0;
            sending.underWay = false;
            end(sending, outcome);
        }
    }

    /** Whether a message that came in is one of these: then it was stored, and this is where. §6.3 */
    boolean isOwn(Message message) {
        Sending sending = all.get(message.id());
        if (sending == null || sending.ended) {
            return false;
        }
        end(sending, new SendOutcome.Stored(message.position(), message.timeMillis(), true));
        return true;
    }

    /** The link is gone: everything is to be sent again. */
    void offline() {
        all.values().removeIf(sending -> sending.ended);
        all.values().forEach(sending -> sending.underWay = false);
        underWay = 0;
        unsent.clear();
        unsent.addAll(all.values());
    }

    /** The session is over: nobody will learn more. */
    void abandon() {
        List<Sending> left = List.copyOf(all.values());
        left.forEach(sending -> end(sending, new SendOutcome.Unknown()));
        all.clear();
        unsent.clear();
        underWay = 0;
    }

    // §6.9: what may be stored already must get the server's answer; only the rest expires here.
    private boolean hasExpired(Sending sending) {
        long expiresAt = sending.message.expiresAtMillis();
        return expiresAt != 0 && !sending.leftOnce && context.serverMillis() >= expiresAt;
    }

    /** It has its outcome, unless it had one before; and is forgotten, unless there is still an answer to come. */
    private void end(Sending sending, SendOutcome outcome) {
        MessageId id = sending.message.id();
        if (!sending.ended) {
            sending.ended = true;
            pending--;
            context.emit(new SendEnded(sending.message.conversation(), id, outcome));
        }
        if (!sending.underWay) {
            all.remove(id);
        }
    }
}
