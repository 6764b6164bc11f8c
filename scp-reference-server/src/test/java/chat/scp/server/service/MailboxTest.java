package chat.scp.server.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.signal.CloseReason;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a session may have waiting for a service that is slow. */
class MailboxTest {
    private static final int MAX = 10;

    private final VirtualLoop loop = new VirtualLoop();
    private final List<ServerCommand> told = new ArrayList<>();
    private final List<ServerEvent> taken = new ArrayList<>();
    private final Mailbox mailbox = new Mailbox(
            new ClientPort() {
                @Override
                public void command(ServerCommand command) {
                    told.add(command);
                }

                @Override
                public String address() {
                    return "here";
                }
            },
            MAX,
            loop,
            taken::add);

    private void say(int events) {
        for (int i = 0; i < events; i++) {
            mailbox.accept(new ServerEvent.TypingShown(new ConversationId(1, 1), true, i + 1, 1_000));
        }
    }

    @Test
    void whatTheServiceKeepsUpWithPassesInOrder() {
        for (int i = 0; i < 5; i++) {
            say(MAX);
            loop.runReady();
        }
        assertEquals(5 * MAX, taken.size());
        assertEquals(List.of(), told);
    }

    @Spec("9.6-1")
    @Test
    void whoSaysMoreThanTheServiceTakesInIsToldToComeLaterAndNothingMoreWaits() {
        say(MAX + 1_000);
        ServerCommand.Close close = assertInstanceOf(ServerCommand.Close.class, told.get(0));
        assertEquals(ErrorCode.OVERLOADED, close.code());
        assertTrue(close.retryAfterMillis() > 0);
        assertEquals(1, told.size(), "once");
        loop.runReady();
        assertEquals(MAX, taken.size());
        say(1);
        loop.runReady();
        assertEquals(MAX, taken.size(), "the session is over");
    }

    @Test
    void thatItIsOverPassesInAnyCase() {
        say(MAX + 1);
        mailbox.accept(new ServerEvent.Closed(new CloseReason(ErrorCode.OVERLOADED, CloseReason.Origin.LOCAL, 0, "")));
        loop.runReady();
        assertInstanceOf(ServerEvent.Closed.class, taken.get(MAX));
    }
}
