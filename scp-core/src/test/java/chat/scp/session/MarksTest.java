package chat.scp.session;

import static chat.scp.session.Pdus.BOB;
import static chat.scp.session.Pdus.CHAT;
import static chat.scp.session.Pdus.OTHER_CHAT;
import static chat.scp.session.Pdus.at;
import static chat.scp.session.Pdus.message;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scp.Spec;
import chat.scp.dialect.ClientConfig;
import chat.scp.dialect.ClientLimits;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.MarkKind;
import chat.scp.pdu.Position;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Mark;
import chat.scp.session.Pdus.Limits;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.ServerCommand.Notify;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How far a device received, and its user read. §6.4 */
class MarksTest {
    private static final Duration MOMENT = Duration.ofMillis(100);

    private final End<ClientCommand, ClientEvent> client = Clients.chatting(5);

    @Test
    @Spec("6.4-2")
    void oneMarkStandsForAllThatCameInAMoment() {
        client.receive(message(6), message(7)).pass(MOMENT.minusMillis(1));
        assertEquals(List.of(), client.sent());
        client.receive(message(8)).pass(Duration.ofMillis(1));
        assertEquals(List.of(own(MarkKind.DELIVERED, 8)), client.sent());
    }

    @Test
    @Spec("6.4-2")
    void aQuarterOfTheWindowIsMarkedAtOnce() {
        End<ClientCommand, ClientEvent> narrow = Clients.chatting(new Limits(8, 16, 4, 65_536), 5);
        narrow.receive(message(6));
        assertEquals(List.of(), narrow.sent());
        narrow.receive(message(7));
        assertEquals(List.of(own(MarkKind.DELIVERED, 7)), narrow.sent());
    }

    @Test
    @Spec("6.4-1")
    void nothingIsMarkedBeyondWhatIsMissing() {
        client.receive(message(6), message(9));
        client.command(new ClientCommand.Mark(CHAT, MarkKind.READ, at(9))).pass(MOMENT);
        assertEquals(List.of(own(MarkKind.DELIVERED, 6), own(MarkKind.READ, 6)), client.sent(Mark.class));
    }

    @Test
    void anApplicationThatMarksByItselfIsAskedToDoSo() {
        ClientLimits u = ClientLimits.USUAL;
        var limits = new ClientLimits(
                u.maxFrameBytes(),
                u.window(),
                u.maxPending(),
                u.maxHeld(),
                u.maxInvitations(),
                false,
                u.loginTimeout(),
                u.closeTimeout(),
                u.gapPatience(),
                u.markDelay());
        var careful = Clients.established(Clients.BY_NAME.withLimits(limits), End.QUIC, Limits.USUAL);
        careful.receive(Pdus.conversation(CHAT, 5)).receive(message(6)).pass(MOMENT);
        assertEquals(List.of(), careful.sent());
        careful.command(new ClientCommand.Mark(CHAT, MarkKind.DELIVERED, at(6))).pass(MOMENT);
        assertEquals(List.of(own(MarkKind.DELIVERED, 6)), careful.sent());
    }

    @Test
    void whatTheServerMayNotHaveHeardIsMarkedAgain() {
        client.receive(message(6)).pass(MOMENT).quiet();
        client.command(new ClientCommand.Mark(CHAT, MarkKind.READ, at(6)))
                .linkDown()
                .linkUp(End.QUIC);
        Clients.welcome(client, Limits.USUAL).pass(MOMENT);
        assertEquals(List.of(own(MarkKind.DELIVERED, 6), own(MarkKind.READ, 6)), client.sent(Mark.class));
    }

    @Test
    @Spec({"6.4-4", "4.8-5"})
    void marksOfOthersDoNotGoBack() {
        client.receive(
                others(CHAT, at(4)),
                others(CHAT, at(3)),
                others(CHAT, at(4)),
                others(OTHER_CHAT, at(4)),
                others(CHAT, new Position(0, 9)),
                others(CHAT, at(5)));
        assertEquals(
                List.of(at(4), at(5)),
                client.events(ClientEvent.Marked.class).stream()
                        .map(ClientEvent.Marked::position)
                        .toList());
        assertEquals("ESTABLISHED", client.state());
    }

    @Test
    @Spec("6.4-5")
    void aServerDoesNotSendMarksThatWereNotAgreed() {
        var bare = new ClientConfig(
                Pdus.ALICE,
                Pdus.PHONE,
                Clients.BY_NAME.credential(),
                Bytes.EMPTY,
                "",
                "",
                List.of(),
                List.of(),
                Clients.BY_NAME.limits(),
                2);
        var hello = Servers.hello(bare, End.QUIC);
        var server = Servers.of(Servers.CONFIG)
                .linkUp(End.QUIC)
                .receive(hello)
                .command(Servers.admit(hello))
                .quiet();
        server.command(new Notify(others(CHAT, at(4))));
        assertEquals(List.of(), server.sent());
    }

    private static Mark own(MarkKind kind, long sequence) {
        return new Mark(CHAT, UserName.NONE, at(sequence), kind);
    }

    private static Mark others(ConversationId conversation, Position at) {
        return new Mark(conversation, BOB, at, MarkKind.READ);
    }
}
