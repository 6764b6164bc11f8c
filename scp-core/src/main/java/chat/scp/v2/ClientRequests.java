package chat.scp.v2;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.v2.Done;
import chat.scp.pdu.v2.Failed;
import chat.scp.pdu.v2.Fetch;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.signal.ClientEvent.AnswerDone;
import chat.scp.signal.ClientEvent.AnswerFailed;
import chat.scp.signal.ClientEvent.AnswerPart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests without an answer, by the number that this side gave them. §4.9 */
final class ClientRequests {
    /** Who waits for an answer. */
    interface Asker {
        void part(Scp2Pdu part);

        void done(long next);

        void failed(ErrorCode code, int retryAfterMillis, String text);
    }

    private final ClientContext context;

    private record Asked(Scp2Pdu.Request request, Asker asker) {}

    private final Map<Integer, Asked> unanswered = new LinkedHashMap<>();
    private int lastNumber;

    ClientRequests(ClientContext context) {
        this.context = context;
    }

    int unanswered() {
        return unanswered.size();
    }

    /** How many of them are FETCHes. §6.6-1 */
    int fetches() {
        return (int) unanswered.values().stream()
                .filter(a -> a.request() instanceof Fetch)
                .count();
    }

    boolean awaits(int request) {
        return unanswered.containsKey(request);
    }

    /** Whether this number was ever given out: what comes for it may be late, but is not made up. */
    boolean wasAsked(int request) {
        return request > 0 && request <= lastNumber;
    }

    /** Sends the request under a new number, which is returned. */
    int ask(Scp2Pdu.Request request, Asker asker) {
        lastNumber = lastNumber == Integer.MAX_VALUE ? 1 : lastNumber + 1;
        unanswered.put(lastNumber, new Asked(request, asker));
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

    // §4.9-4: an answer to nothing is ignored; it may be late.
    void part(int request, Scp2Pdu part) {
        Asked asked = unanswered.get(request);
        if (asked != null) {
            asked.asker().part(part);
        }
    }

    void done(Done done) {
        Asked asked = unanswered.remove(done.request());
        if (asked != null) {
            asked.asker().done(done.next());
        }
    }

    void failed(Failed failed) {
        failed(failed.request(), failed.code(), failed.retryAfterMillis(), failed.text());
    }

    /** The channel of the answer ended before the answer did. §8.4 */
    void cutOff(int request) {
        failed(request, ErrorCode.LINK_LOST, 0, "the answer was cut off");
    }

    private void failed(int request, ErrorCode code, int retryAfterMillis, String text) {
        Asked asked = unanswered.remove(request);
        if (asked != null) {
            asked.asker().failed(code, retryAfterMillis, text);
        }
    }

    /** The link is gone: whether they were carried out is not known. */
    void abandon() {
        List<Asked> asked = List.copyOf(unanswered.values());
        unanswered.clear();
        for (Asked one : asked) {
            one.asker().failed(ErrorCode.LINK_LOST, 0, "the link went before the answer came");
        }
    }
}
