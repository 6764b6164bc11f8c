package chat.scp.client.gui;

import chat.scp.client.event.ChatEvent;
import chat.scp.client.event.ChatMessage;
import chat.scp.client.model.ChatModel;
import chat.scp.pdu.Body;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Position;
import java.awt.Component;
import java.awt.Container;

/** Many messages at once, and what became of the window. */
final class Flood {
    private Flood() {}

    static void of(ChatModel model, ConversationId conversation, int count) {
        int epoch = model.conversation(conversation).orElseThrow().info().epoch();
        for (int i = 1; i <= count; i++) {
            model.apply(new ChatEvent.MessageReceived(new ChatMessage(
                    conversation,
                    new Position(epoch, i),
                    new MessageId(7, i),
                    1_700_000_000_000L + i * 1_000L,
                    RowsTest.ALICE,
                    Body.text("m" + i),
                    null,
                    0)));
        }
    }

    static int components(Component of) {
        int count = 1;
        if (of instanceof Container container) {
            for (Component inside : container.getComponents()) {
                count += components(inside);
            }
        }
        return count;
    }
}
