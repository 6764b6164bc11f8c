package chat.scp.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.pdu.Body;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.MessageId;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.SendOutcome;
import chat.scp.signal.ServerEvent;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Both ends of a session in one JVM, as an application runs them. */
class MemoryLinkTest {
    private static final int ROOMY = 64 * 1024;

    @Test
    void aReaderThatIsSlowKeepsTheWriterWaitingAndLosesNothing() throws Exception {
        int oneWrite = 16 * 1024;
        Chat chat = new Chat().connect(4_000);
        for (int i = 0; i < 200; i++) {
            chat.push(1_000);
        }
        chat.settle();
        assertEquals(LongStream.rangeClosed(1, 200).boxed().toList(), chat.receivedSequences());
        assertTrue(chat.highWater <= oneWrite, "of 200 kB at most one write waits, but did: " + chat.highWater);
    }

    @Test
    void aFrameLongerThanTheCapacityStillPasses() throws Exception {
        Chat chat = new Chat().connect(500);
        chat.push(20_000);
        assertEquals(List.of(1L), chat.settle().receivedSequences());
    }

    @Test
    void theApplicationMayGiveCommandsFromWithinAnEvent() throws Exception {
        Chat chat = new Chat().connect(ROOMY);
        chat.answersMessages = true;
        chat.push(10);
        chat.settle();
        ClientEvent.SendEnded ended = last(chat.client, ClientEvent.SendEnded.class);
        assertEquals(
                2,
                assertInstanceOf(SendOutcome.Stored.class, ended.outcome())
                        .position()
                        .sequence());
    }

    @Test
    void whatACutTakesIsSentAgainOverTheNextLink() {
        Chat chat = new Chat().connect(ROOMY);
        chat.tellClient(new ClientCommand.Send(Chat.CONVERSATION, new MessageId(3, 3), Body.text("hello")));
        chat.link.cut();
        chat.settle();
        assertEquals(
                ErrorCode.LINK_LOST,
                last(chat.client, ClientEvent.Offline.class).reason().code());
        assertEquals(
                ErrorCode.LINK_LOST,
                last(chat.server, ServerEvent.Closed.class).reason().code());
        assertFalse(chat.clientPump.isAttached());

        chat.connect(ROOMY);
        assertTrue(last(chat.client, ClientEvent.Online.class).resumed());
        assertInstanceOf(
                SendOutcome.Stored.class,
                last(chat.client, ClientEvent.SendEnded.class).outcome());
    }

    @Test
    void aFarewellIsHeardOnBothSidesAndEndsTheLink() {
        Chat chat = new Chat().connect(ROOMY);
        chat.tellClient(new ClientCommand.Close(ErrorCode.NONE));
        chat.settle();
        assertEquals(
                ErrorCode.NONE,
                last(chat.client, ClientEvent.Closed.class).reason().code());
        assertEquals(
                ErrorCode.NONE,
                last(chat.server, ServerEvent.Closed.class).reason().code());
        assertFalse(chat.clientPump.isAttached());
        assertFalse(chat.serverPump.isAttached());
    }

    private static <T> T last(List<?> events, Class<T> type) {
        return events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .reduce((a, b) -> b)
                .orElseThrow();
    }
}
