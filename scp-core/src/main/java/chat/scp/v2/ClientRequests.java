package chat.scp.v2;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.v2.Done;
import chat.scp.pdu.v2.Failed;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.signal.ClientEvent.AnswerDone;
import chat.scp.signal.ClientEvent.AnswerFailed;
import chat.scp.signal.ClientEvent.AnswerPart;
import chat.scp.wire.ProtocolException;
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

    void part(int request, Scp2Pdu part) throws ProtocolException {
        asked(request, unanswered.get(request)).part(part);
    }

    void done(Done done) throws ProtocolException {
        asked(done.request(), unanswered.remove(done.request())).done(done.next());
    }

    void failed(Failed failed) throws ProtocolException {
        asked(failed.request(), unanswered.remove(failed.request()))
                .failed(failed.code(), failed.retryAfterMillis(), failed.text());
    }

    // §4.9: numbers are not used again over links, so none of an earlier link can be meant.
    private static Asker asked(int request, @Nullable Asker asker) throws ProtocolException {
        if (asker == null) {
            throw new ProtocolException(ErrorCode.UNEXPECTED, "4.9", "nobody asked request " + request);
        }
        return asker;
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
