package chat.scp.v2;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.v2.Fetch;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.wire.ProtocolException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a client has asked or sent and has no answer to. §4.9 */
final class ServerRequests {
    private final int maxUnanswered;
    private final Map<Integer, Scp2Pdu.Request> requests = new HashMap<>();
    private int sends;
    private int fetches;

    ServerRequests(int maxUnanswered) {
        this.maxUnanswered = maxUnanswered;
    }

    void asked(Scp2Pdu.Request request) throws ProtocolException {
        if (request.request() == 0) {
            throw new ProtocolException(ErrorCode.BAD_VALUE, "4.9", "a request has number 0");
        }
        checkRoom();
        if (request instanceof Fetch && ++fetches > ClientInbox.MAX_FETCHES) {
            throw new ProtocolException(ErrorCode.WINDOW_EXCEEDED, "6.6", "too many FETCH without an answer");
        }
        if (requests.putIfAbsent(request.request(), request) != null) {
            throw new ProtocolException(ErrorCode.BAD_VALUE, "4.9", "request " + request.request() + " is under way");
        }
    }

    void sent() throws ProtocolException {
        checkRoom();
        sends++;
    }

    void sendAnswered() {
        sends = Math.max(0, sends - 1);
    }

    /** Whether this request waits for an answer. */
    boolean awaits(int request) {
        return requests.containsKey(request);
    }

    /** The request that ends with this answer; null: none waits. */
    Scp2Pdu.@Nullable Request answered(int request) {
        Scp2Pdu.Request ended = requests.remove(request);
        if (ended instanceof Fetch) {
            fetches--;
        }
        return ended;
    }

    private void checkRoom() throws ProtocolException {
        if (requests.size() + sends >= maxUnanswered) {
            throw new ProtocolException(
                    ErrorCode.WINDOW_EXCEEDED, "4.9", "more than " + maxUnanswered + " sends and requests unanswered");
        }
    }
}
