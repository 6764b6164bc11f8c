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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends without an answer, in the order in which they were asked for. They outlive the link: on the
 * next one all are sent again under the same ids, which is safe. §6.1
 */
final class ClientSends {
    /** Of what may be unanswered, this much is left to requests. */
    private static final int KEPT_FOR_REQUESTS = 8;

    private final ClientContext context;
    private final Map<MessageId, Message> pending = new LinkedHashMap<>();
    private final Deque<Message> unsent = new ArrayDeque<>();
    /** What the server owes an answer to on this link, though a message that came in may have told its outcome. */
    private final Set<MessageId> underWay = new HashSet<>();
    /** Ids that left on some link: they may be stored, whatever becomes of them here. */
    private final Set<MessageId> leftOnce = new HashSet<>();

    ClientSends(ClientContext context) {
        this.context = context;
    }

    int unanswered() {
        return underWay.size();
    }

    boolean isEmpty() {
        return pending.isEmpty() && underWay.isEmpty();
    }

    /** Throws if the send cannot be taken. */
    void check(ClientCommand.Send send) {
        if (pending.size() >= context.config.limits().maxPending()) {
            throw IllegalCommandException.forNow(
                    "more than " + context.config.limits().maxPending() + " sends without an answer");
        }
        if (pending.containsKey(send.id())) {
            throw new IllegalCommandException("this id is under way: " + send.id());
        }
        if (send.expiresAtMillis() < 0 || send.body().contentType().equals(ContentType.NOTICE)) {
            throw new IllegalCommandException("not a message that a client may send"); // §6.8-1
        }
    }

    void add(ClientCommand.Send send) {
        Message message =
                Message.toSend(send.conversation(), send.id(), send.body(), send.relation(), send.expiresAtMillis());
        pending.put(send.id(), message);
        unsent.add(message);
    }

    /** Sends what the server lets be unanswered. §4.9 */
    void transmit(int unansweredRequests) {
        int allowed = context.welcome().maxUnanswered();
        int kept = Math.max(unansweredRequests, Math.min(KEPT_FOR_REQUESTS, allowed / 2));
        while (!unsent.isEmpty() && unanswered() + kept < allowed) {
            Message next = unsent.remove();
            if (!pending.containsKey(next.id())) {
                continue; // it came in meanwhile, so it is stored
            }
            ErrorCode refusal = refusal(next);
            if (hasExpired(next)) {
                end(next.id(), new SendOutcome.Expired());
            } else if (refusal != null) {
                end(next.id(), new SendOutcome.Rejected(refusal, 0));
            } else {
                leftOnce.add(next.id());
                underWay.add(next.id());
                context.send(context.channelOf(next.conversation()), next);
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
        underWay.remove(stored.id());
        end(stored.id(), new SendOutcome.Stored(stored.position(), stored.timeMillis(), stored.duplicate()));
    }

    /** Whether a message that came in is one of these: then it was stored, and this is where. §6.3 */
    boolean isOwn(Message message) {
        if (!pending.containsKey(message.id())) {
            return false;
        }
        end(message.id(), new SendOutcome.Stored(message.position(), message.timeMillis(), true));
        return true;
    }

    void rejected(Rejected rejected) {
        underWay.remove(rejected.id());
        boolean expired = rejected.code().equals(ErrorCode.EXPIRED);
        end(
                rejected.id(),
                expired
                        ? new SendOutcome.Expired()
                        : new SendOutcome.Rejected(rejected.code(), rejected.retryAfterMillis()));
    }

    /** The link is gone: everything is to be sent again. */
    void offline() {
        underWay.clear();
        unsent.clear();
        unsent.addAll(pending.values());
    }

    /** The session is over: nobody will learn more. */
    void abandon() {
        for (Message message : pending.values()) {
            context.emit(new SendEnded(message.conversation(), message.id(), new SendOutcome.Unknown()));
        }
        pending.clear();
        underWay.clear();
        unsent.clear();
        leftOnce.clear();
    }

    // §6.9: what may be stored already must get the server's answer; only the rest expires here.
    private boolean hasExpired(Message message) {
        return message.expiresAtMillis() != 0
                && !leftOnce.contains(message.id())
                && context.serverMillis() >= message.expiresAtMillis();
    }

    private void end(MessageId id, SendOutcome outcome) {
        Message message = pending.remove(id);
        leftOnce.remove(id);
        if (message != null) {
            context.emit(new SendEnded(message.conversation(), id, outcome));
        }
    }
}
