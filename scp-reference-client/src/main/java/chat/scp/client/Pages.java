package chat.scp.client;

import chat.scp.client.engine.Answer;
import chat.scp.client.event.ChatMessage;
import chat.scp.client.event.HistoryPage;
import chat.scp.pdu.v2.Message;
import chat.scp.pdu.v2.Page;
import java.util.List;

/** Reads the answer to FETCH. §6.6 */
final class Pages {
    private Pages() {}

    static HistoryPage of(Answer answer) {
        List<Page> heads = answer.all(Page.class);
        if (heads.isEmpty()) {
            return new HistoryPage(List.of(), 0, 0, 0, 0, 0);
        }
        Page head = heads.get(0);
        // §3.4: nobody here may act on what must be understood and is not
        List<ChatMessage> messages = answer.all(Message.class).stream()
                .filter(m -> m.extensions().fields().stream().noneMatch(f -> f.mustUnderstand()))
                .map(Pages::message)
                .toList();
        return new HistoryPage(messages, head.epoch(), head.first(), head.last(), head.logFirst(), head.logLast());
    }

    private static ChatMessage message(Message told) {
        return new ChatMessage(
                told.conversation(),
                told.position(),
                told.id(),
                told.timeMillis(),
                told.sender(),
                told.body(),
                told.relation(),
                told.expiresAtMillis());
    }
}
