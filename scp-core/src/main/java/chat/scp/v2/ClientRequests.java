package chat.scp.v2;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.v2.Done;
import chat.scp.pdu.v2.Failed;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.signal.ClientEvent.AnswerDone;
import chat.scp.signal.ClientEvent.AnswerFailed;
import chat.scp.signal.ClientEvent.AnswerPart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests without an answer, by the number that this side gave them. §4.9 */
final class ClientRequests {
    /** Who waits for an answer. */
    interface Asker {
        void part(Scp2Pdu part);

        void done(long next);

        void failed(ErrorCode code, int retryAfterMillis, String text);
    }

    private final ClientContext context;
    private final Map<Integer, Asker> unanswered = new LinkedHashMap<>();
    private int lastNumber;

    ClientRequests(ClientContext context) {
        this.context = context;
    }

    int unanswered() {
        return unanswered.size();
    }

    /** Sends the request under a new number, which is returned. */
    int ask(Scp2Pdu.Request request, Asker asker) {
        lastNumber = lastNumber == Integer.MAX_VALUE ? 1 : lastNumber + 1;
        unanswered.put(lastNumber, asker);
        context.send(request.withRequest(lastNumber));
        return lastNumber;
    }

    /** An asker that hands everything to the application. */
    Asker application(long tag) {
        return new Asker() {
            @Override
            public void part(Scp2Pdu part) {
                context.emit(new AnswerPart(tag, part));
            }

            @Override
            public void done(long next) {
                context.emit(new AnswerDone(tag, next));
            }

            @Override
            public void failed(ErrorCode code, int retryAfterMillis, String text) {
                context.emit(new AnswerFailed(tag, code, retryAfterMillis, text));
            }
        };
    }

    /** Who asked under this number; null: nobody waits any more. */
    @Nullable Asker asker(int request) {
        return unanswered.get(request);
    }

    void part(int request, Scp2Pdu part) {
        Asker asker = unanswered.get(request);
        if (asker != null) {
            asker.part(part);
        }
    }

    void done(Done done) {
        Asker asker = unanswered.remove(done.request());
        if (asker != null) {
            asker.done(done.next());
        }
    }

    void failed(Failed failed) {
        Asker asker = unanswered.remove(failed.request());
        if (asker != null) {
            asker.failed(failed.code(), failed.retryAfterMillis(), failed.text());
        }
    }

    /** The link is gone: whether they were carried out is not known. */
    void abandon() {
        List<Asker> askers = List.copyOf(unanswered.values());
        unanswered.clear();
        for (Asker asker : askers) {
            asker.failed(ErrorCode.LINK_LOST, 0, "the link went before the answer came");
        }
    }
}
