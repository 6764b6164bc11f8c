package chat.scp.session;

import static chat.scp.session.Pdus.CHAT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.MarkKind;
import chat.scp.pdu.Side;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Close;
import chat.scp.pdu.v2.Goaway;
import chat.scp.pdu.v2.Mark;
import chat.scp.pdu.v2.Ping;
import chat.scp.pdu.v2.Pong;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.signal.Channel;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.CloseReason;
import chat.scp.signal.IllegalCommandException;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Keep-alive, GOAWAY, CLOSE and what their codes mean. §4.6 to §4.8, §12.2 */
class FarewellTest {
    private static final Duration THIRD = Duration.ofSeconds(20);

    private static final ClientCommand TYPING = new ClientCommand.ShowTyping(CHAT, true);

    private final End<ClientCommand, ClientEvent> client = Clients.chatting(5);
    private final End<ServerCommand, ServerEvent> server = Servers.established();

    @Test
    @Spec("4.6-1")
    void whoHasSentNothingForAThirdOfTheIdleTimeSendsPing() {
        client.pass(THIRD.minusMillis(1));
        assertEquals(List.of(), client.sent());
        client.pass(Duration.ofMillis(1));
        assertEquals(1, client.sent(Ping.class).size());
        client.receive(new Pong(1)).command(TYPING).pass(THIRD.minusMillis(1));
        assertEquals(List.of(), client.sent(Ping.class), "what is sent puts it off");
    }

    @Test
    @Spec("4.6-2")
    void pingIsAnsweredWithItsNonce() {
        assertEquals(new Pong(77), client.receive(new Ping(77)).sentOne(Pong.class));
        assertEquals(new Pong(78), server.receive(new Ping(78)).sentOne(Pong.class));
    }

    @Test
    @Spec("4.6-3")
    void whoHearsNothingForTheIdleTimeEndsTheSession() {
        for (int second = 0; second < 60; second += 15) {
            client.command(TYPING).pass(Duration.ofMillis(14_999)); // which nobody answers, so it awaits nothing
            assertEquals("ESTABLISHED", client.state());
            client.quiet().pass(Duration.ofMillis(1));
        }
        assertEquals(ErrorCode.TIMEOUT, client.sentOne(Close.class).code());
        assertEquals("AWAITING_LINK", client.state());
        server.pass(Duration.ofSeconds(60));
        assertEquals(ErrorCode.TIMEOUT, server.sentOne(Close.class).code());
    }

    /** Paths die long before the idle timeout. §4.6 */
    @Test
    void whoAwaitsAnAnswerAsksForASignOfLifeAndThenTakesTheLinkForLost() {
        client.command(Clients.send(1)).quiet().pass(Duration.ofMillis(1_999));
        assertEquals(List.of(), client.sent());
        client.pass(Duration.ofMillis(1)).sentOne(Ping.class);
        client.pass(Duration.ofMillis(5_999));
        assertEquals("ESTABLISHED", client.state());
        client.quiet().pass(Duration.ofMillis(1));
        assertEquals(ErrorCode.TIMEOUT, client.sentOne(Close.class).code());
        assertEquals(
                CloseReason.local(ErrorCode.TIMEOUT, "nothing came in time"),
                client.event(ClientEvent.Offline.class).reason());
    }

    @Test
    void aSlowAnswerIsAwaitedForAsLongAsThereAreSignsOfLife() {
        client.command(Clients.send(1)).quiet();
        for (int i = 0; i < 20; i++) {
            client.pass(Duration.ofSeconds(7)).sentOne(Ping.class);
            client.receive(new Pong(i));
        }
        assertEquals("ESTABLISHED", client.state());
    }

    @Test
    void aKeepAliveWithoutAnAnswerIsTakenForALostLinkToo() {
        client.pass(THIRD.plusMillis(7_999));
        assertEquals("ESTABLISHED", client.state());
        client.pass(Duration.ofMillis(1));
        assertEquals("AWAITING_LINK", client.state());
    }

    @Test
    @Spec({"4.8-2", "4.8-1"})
    void closeIsAnsweredWithCloseAndNothingFollows() {
        client.receive(new Close(7_000, ErrorCode.OVERLOADED, "busy"), new Ping(1));
        assertEquals(List.of(new Close(0, ErrorCode.NONE, "")), client.sent());
        assertEquals(
                CloseReason.peer(ErrorCode.OVERLOADED, 7_000, "busy"),
                client.event(ClientEvent.Offline.class).reason());
        server.receive(new Close(0, ErrorCode.NONE, ""), new Ping(1));
        assertEquals(List.of(new Close(0, ErrorCode.NONE, "")), server.sent());
        assertEquals("CLOSED", server.state());
    }

    @Test
    @Spec({"4.8-3", "4.8-1", "6.4-2"})
    void theOwnCloseComesAfterTheMarksAndWaitsForTheOther() {
        client.receive(Pdus.message(6)).command(new ClientCommand.Close(ErrorCode.NONE));
        assertEquals(
                List.of(new Mark(CHAT, UserName.NONE, Pdus.at(6), MarkKind.DELIVERED)),
                client.sentOn().stream()
                        .map(End.Sent::pdu)
                        .filter(Mark.class::isInstance)
                        .toList());
        assertEquals(Optional.empty(), client.closing());
        client.pass(Duration.ofSeconds(2));
        assertTrue(client.closing().isPresent());
        assertEquals("CLOSED", client.state());
        server.command(new ServerCommand.Close(ErrorCode.SHUTTING_DOWN, 0, "")).pass(Duration.ofSeconds(2));
        assertEquals(Optional.of(ErrorCode.SHUTTING_DOWN), server.closing());
    }

    @Test
    @Spec({"4.2-10", "4.2-15", "12.2-1"})
    void theRangeOfACodeSaysWhetherToComeBack() {
        for (int code : new int[] {0x0100, 0x0105, 0x01FE, 0x0700, 0x0400}) {
            assertEquals("AWAITING_LINK", closedWith(code), Integer.toHexString(code));
        }
        for (int code : new int[] {ErrorCode.REPLACED.value(), 0x02FE, 0x0301, 0x03FE}) {
            assertEquals("CLOSED", closedWith(code), Integer.toHexString(code));
        }
    }

    @Test
    @Spec({"4.7-2", "4.7-3"})
    void aServerThatGoesAwayAnswersUntilTheDeadline() {
        server.command(new ServerCommand.GoAway(ErrorCode.SHUTTING_DOWN, 5_000, 0, "b.example:4433"));
        assertEquals("b.example:4433", server.sentOne(Goaway.class).address());
        server.receive(new Ping(1)).pass(Duration.ofMillis(4_999));
        assertEquals(1, server.sent(Pong.class).size());
        server.pass(Duration.ofMillis(1));
        assertEquals(ErrorCode.SHUTTING_DOWN, server.sentOne(Close.class).code());
    }

    @Test
    @Spec("4.7-3")
    void aClientWithNothingUnansweredLeavesAtOnceAndAnyAtTheDeadline() {
        client.receive(new Goaway(5_000, 100, ErrorCode.SHUTTING_DOWN, "b.example:4433"));
        assertEquals(ErrorCode.NONE, client.sentOne(Close.class).code());
        assertEquals("b.example:4433", client.event(ClientEvent.GoingAway.class).address());
        var busy = Clients.drain(Clients.chatting(5), 5_000).pass(Duration.ofSeconds(5));
        assertEquals(ErrorCode.NONE, busy.sentOne(Close.class).code());
        assertEquals("AWAITING_LINK", busy.state());
    }

    @Test
    @Spec({"4.8-4", "3.1-1", "8.1-1"})
    void aViolationIsAnsweredOnControlWithItsCode() {
        client.receive(Channel.conversation(1), new byte[] {1, 0});
        End.Sent sent = client.sentOn().get(0);
        assertEquals(Channel.CONTROL, sent.channel());
        assertEquals(ErrorCode.BAD_VERSION, ((Close) sent.pdu()).code());
        assertEquals(
                CloseReason.Origin.LOCAL,
                client.event(ClientEvent.Closed.class).reason().origin());
    }

    @Test
    @Spec("4.8-8")
    void linkLostIsSentByNobody() {
        assertThrows(IllegalCommandException.class, () -> client.command(new ClientCommand.Close(ErrorCode.LINK_LOST)));
        assertThrows(
                IllegalCommandException.class,
                () -> server.command(new ServerCommand.Close(ErrorCode.LINK_LOST, 0, "")));
        assertEquals(List.of(), client.sent());
        assertEquals(List.of(), server.sent());
    }

    @Test
    @Spec("4.8-7")
    void aPduOnAChannelThatDoesNotCarryItIsAViolation() {
        client.receive(Channel.conversation(1), new Ping(1));
        assertEquals(Optional.of(ErrorCode.WRONG_CHANNEL), client.closing());
        server.receive(Channel.conversation(1), new Ping(1));
        assertEquals(Optional.of(ErrorCode.WRONG_CHANNEL), server.closing());
    }

    @Test
    @Spec("8.3-3")
    void aMessageOnAnotherPlaceOfThePoolIsAViolation() {
        server.receive(Channel.conversation(1), Samples.of(Scp2Type.MESSAGE, Side.CLIENT));
        assertEquals(Optional.of(ErrorCode.WRONG_CHANNEL), server.closing());
    }

    private static String closedWith(int code) {
        return Clients.established()
                .receive(new Close(0, ErrorCode.of(code), ""))
                .state();
    }
}
