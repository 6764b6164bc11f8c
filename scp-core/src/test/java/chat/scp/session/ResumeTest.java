package chat.scp.session;

import static chat.scp.session.Pdus.BOB;
import static chat.scp.session.Pdus.CHAT;
import static chat.scp.session.Pdus.OTHER_CHAT;
import static chat.scp.session.Pdus.PHONE;
import static chat.scp.session.Pdus.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ContentType;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ConversationState;
import chat.scp.pdu.Cursor;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.Position;
import chat.scp.pdu.PresenceStatus;
import chat.scp.pdu.ResumeStatus;
import chat.scp.pdu.v2.Fetch;
import chat.scp.pdu.v2.Hello;
import chat.scp.pdu.v2.Message;
import chat.scp.session.Pdus.Limits;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.IllegalCommandException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A link breaks; the chat goes on. §4.5 */
class ResumeTest {
    private final End<ClientCommand, ClientEvent> client = Clients.chatting(5);

    @Test
    @Spec({"4.2-4", "4.5-5"})
    void theNextHelloIsOfTheSameDeviceAndNamesEachConversationOnce() {
        client.receive(Pdus.message(6), Pdus.message(8), Pdus.conversation(OTHER_CHAT, 0));
        Hello hello = client.linkDown().quiet().linkUp(End.QUIC).sentOne(Hello.class);
        assertEquals(List.of(PHONE, Mechanism.RESUME), List.of(hello.device(), hello.mechanism()));
        assertEquals(
                List.of(new Cursor(CHAT, at(6)), new Cursor(OTHER_CHAT, at(0))),
                hello.cursors(),
                "what is held ahead of a hole is not counted");
    }

    @Test
    void whatWasHeldAheadOfAHoleIsHandedOverOnceTheHoleIsFilled() {
        client.receive(Pdus.message(8)).linkDown().quiet();
        Clients.welcome(client.linkUp(End.QUIC), Limits.USUAL);
        client.receive(Pdus.message(6), Pdus.message(7), Pdus.message(8));
        assertEquals(3, client.events(ClientEvent.MessageReceived.class).size());
    }

    @Test
    @Spec({"6.2-5", "4.5-9"})
    void afterResetAConversationBeginsAnewInTheNewEpoch() {
        Hello hello = client.linkDown().quiet().linkUp(End.QUIC).sentOne(Hello.class);
        var reset = new ConversationState(CHAT, new Position(2, 3), 0, 0, ResumeStatus.RESET);
        client.receive(Pdus.welcome(hello, Limits.USUAL, List.of(reset)));
        assertEquals(new ClientEvent.LogReset(CHAT, 2, 3), client.event(ClientEvent.LogReset.class));
        Fetch fetch = client.sentOne(Fetch.class);
        assertEquals(List.of(2, 1L), List.of(fetch.epoch(), fetch.from()));
    }

    @Test
    @Spec({"4.5-12", "3.1-4"})
    void helloNamesNoMoreConversationsThanFit() {
        List<Cursor> many = IntStream.range(0, 5_000)
                .mapToObj(i -> new Cursor(new ConversationId(60, i), at(1)))
                .toList();
        var crowded = Clients.of(Clients.BY_NAME.withCursors(many)).linkUp(End.QUIC);
        Hello hello = crowded.sentOne(Hello.class);
        assertTrue(End.frame(hello).length <= 65_536);
        assertTrue(hello.cursors().size() > 2_000);
        var states = Pdus.states(hello, ResumeStatus.RESUMED);
        assertTrue(End.frame(Pdus.welcome(hello, Limits.USUAL, states)).length <= hello.maxFrameBytes());
    }

    @Test
    @Spec("6.8-4")
    void noBodyEndsASession() {
        Message garbage = Message.toSend(CHAT, Pdus.id(6), new Body(ContentType.ATTACHMENT, Bytes.ofHex("ff00fe")))
                .stored(at(6), 1, BOB);
        client.receive(garbage);
        assertEquals(
                garbage.body(), client.event(ClientEvent.MessageReceived.class).body());
        assertEquals("ESTABLISHED", client.state());
    }

    @Test
    @Spec("3.3-9")
    void textThatMayNotTravelIsTheCallersBug() {
        for (String text : List.of("bell \u0007", "\ud800", "x".repeat(256))) {
            assertThrows(
                    IllegalCommandException.class,
                    () -> client.command(new ClientCommand.ShowPresence(PresenceStatus.AWAY, text)));
        }
        assertEquals(List.of(), client.sent());
    }
}
