package chat.scp.v2;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.v2.Message;
import chat.scp.wire.ProtocolException;

/** Holds the server to the window: counts, over all conversations, what it pushed and no DELIVERED covers. §6.5 */
final class PushWindow {
    private final ClientContext context;
    private int unmarked;

    PushWindow(ClientContext context) {
        this.context = context;
    }

    void pushed(Inbound inbound, Message message) throws ProtocolException {
        int window = context.welcome().window();
        if (unmarked >= window) {
            throw new ProtocolException(
                    ErrorCode.WINDOW_EXCEEDED, "6.5", "a message more than the window of " + window);
        }
        inbound.unmarked.add(message.position().sequence());
        unmarked++;
    }

    /** DELIVERED goes out. */
    void marked(Inbound inbound, long sequence) {
        while (!inbound.unmarked.isEmpty() && inbound.unmarked.peek() <= sequence) {
            inbound.unmarked.remove();
            unmarked--;
        }
    }

    /** What was pushed of it counts no more: it ended, its log is another one, or the link went. */
    void forget(Inbound inbound) {
        unmarked -= inbound.unmarked.size();
        inbound.unmarked.clear();
    }
}
