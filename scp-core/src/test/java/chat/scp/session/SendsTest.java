package chat.scp.session;

import static chat.scp.session.Pdus.CHAT;
import static chat.scp.session.Pdus.TIME;
import static chat.scp.session.Pdus.at;
import static chat.scp.session.Pdus.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.scp.Spec;
import chat.scp.dialect.ClientConfig;
import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.Capability;
import chat.scp.pdu.ContentType;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Position;
import chat.scp.pdu.Relation;
import chat.scp.pdu.RelationKind;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Goaway;
import chat.scp.pdu.v2.Hello;
import chat.scp.pdu.v2.Message;
import chat.scp.pdu.v2.Rejected;
import chat.scp.pdu.v2.Stored;
import chat.scp.session.Pdus.Limits;
import chat.scp.signal.Channel;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientCommand.Send;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.ClientEvent.SendEnded;
import chat.scp.signal.IllegalCommandException;
import chat.scp.signal.SendOutcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each send ends in exactly one outcome. §6.1, §6.7 to §6.9 */
class SendsTest {
    private final End<ClientCommand, ClientEvent> client = Clients.chatting(5);

    @Test
    @Spec({"6.1-1", "8.3-3"})
    void aMessageLeavesWithNothingOfWhatTheServerFillsInOnItsConversationsChannel() {
        client.command(Clients.send(1));
        End.Sent sent = client.sentOn().stream()
                .filter(s -> s.pdu() instanceof Message)
                .findFirst()
                .orElseThrow();
        Message message = (Message) sent.pdu();
        assertEquals(Channel.conversation(0), sent.channel());
        assertEquals(
                List.of(Position.NONE, UserName.NONE, 0L),
                List.of(message.position(), message.sender(), message.timeMillis()));
    }

    @Test
    @Spec("6.1-8")
    void storedRejectedAndExpiredAreOutcomesAndOnlyTheFirstCounts() {
        client.command(Clients.send(1)).command(Clients.send(2)).command(Clients.send(3));
        client.receive(
                new Stored(CHAT, id(1), at(6), TIME, false),
                new Rejected(CHAT, id(2), 1_000, ErrorCode.NOT_A_MEMBER),
                new Rejected(CHAT, id(3), 0, ErrorCode.EXPIRED),
                new Rejected(CHAT, id(1), 0, ErrorCode.NOT_A_MEMBER),
                new Stored(CHAT, id(2), at(7), TIME, true));
        assertEquals(
                List.of(
                        new SendOutcome.Stored(at(6), TIME, false),
                        new SendOutcome.Rejected(ErrorCode.NOT_A_MEMBER, 1_000),
                        new SendOutcome.Expired()),
                outcomes());
    }

    @Test
    @Spec({"4.5-13", "6.1-2"})
    void whatHasNoAnswerIsSentAgainInOrderUnderTheSameIds() {
        client.command(Clients.send(1)).command(Clients.send(2)).command(Clients.send(3));
        client.receive(new Stored(CHAT, id(2), at(6), TIME, false)).quiet();
        client.linkDown().command(Clients.send(4)).linkUp(End.QUIC);
        assertEquals(List.of(), outcomes(), "a lost link is no outcome");
        Clients.welcome(client, Limits.USUAL);
        assertEquals(List.of(id(1), id(3), id(4)), sentIds());
    }

    @Test
    @Spec("6.1-8")
    void theEndOfTheSessionLeavesWhatHasNoAnswerUnknown() {
        client.command(Clients.send(1)).command(Clients.send(2)).linkDown();
        client.command(new ClientCommand.Close(ErrorCode.NONE));
        assertEquals(List.of(new SendOutcome.Unknown(), new SendOutcome.Unknown()), outcomes());
    }

    @Test
    @Spec("4.9-6")
    void noMoreAreUnderWayThanTheServerLetsBe() {
        End<ClientCommand, ClientEvent> narrow = Clients.chatting(new Limits(64, 4, 4, 65_536), 5);
        for (int i = 1; i <= 6; i++) {
            narrow.command(Clients.send(i));
        }
        int first = narrow.sent(Message.class).size();
        assertEquals(2, first, "half of them are left to requests");
        narrow.receive(new Stored(CHAT, id(1), at(6), TIME, false));
        assertEquals(1, narrow.sent(Message.class).size());
    }

    @Test
    @Spec("6.9-2")
    void whatIsOverBeforeItCouldLeaveIsNotSent() {
        client.linkDown()
                .command(new Send(CHAT, id(1), Body.text("late"), null, TIME - 1))
                .linkUp(End.QUIC);
        Clients.welcome(client, Limits.USUAL);
        assertEquals(List.of(), sentIds());
        assertEquals(List.of(new SendOutcome.Expired()), outcomes());
    }

    @Test
    @Spec({"6.9-2", "6.1-8"})
    void whatHasLeftOnceIsSentAgainEvenIfItsTimeIsOver() {
        client.command(new Send(CHAT, id(1), Body.text("soon late"), null, TIME + 60_000))
                .quiet();
        client.linkDown().pass(Duration.ofMinutes(5)).linkUp(End.QUIC);
        Hello hello = client.sentOne(Hello.class);
        client.receive(Pdus.welcome(hello)).quiet();
        client.receive(new Rejected(CHAT, id(1), 0, ErrorCode.EXPIRED));
        assertEquals(List.of(new SendOutcome.Expired()), outcomes());
    }

    @Test
    @Spec("3.1-3")
    void whatIsLongerThanTheServerTakesIsNotSent() {
        Body large = new Body(ContentType.TEXT, Bytes.of(new byte[65_536]));
        client.command(new Send(CHAT, id(1), large));
        assertEquals(List.of(), sentIds());
        assertEquals(List.of(new SendOutcome.Rejected(ErrorCode.TOO_LARGE, 0)), outcomes());
    }

    @Test
    @Spec({"6.7-5", "6.7-6", "6.8-1", "6.8-2"})
    void whatTheServerWouldRefuseIsNotSent() {
        ClientConfig bare = new ClientConfig(
                Pdus.ALICE,
                Pdus.PHONE,
                Clients.BY_NAME.credential(),
                Bytes.EMPTY,
                "",
                "",
                List.of(Capability.MARKS),
                List.of(),
                Clients.BY_NAME.limits(),
                2);
        End<ClientCommand, ClientEvent> plain = Clients.established(bare, End.QUIC, Limits.USUAL);
        Body attachment = new Body(ContentType.ATTACHMENT, Bytes.EMPTY);
        plain.command(new Send(CHAT, id(1), Body.text("re"), new Relation(RelationKind.REPLY, at(1)), 0));
        plain.command(new Send(CHAT, id(2), attachment));
        assertEquals(List.of(), plain.sent(Message.class));
        assertEquals(
                List.of(ErrorCode.NOT_SUPPORTED, ErrorCode.CONTENT_REFUSED),
                plain.events(SendEnded.class).stream()
                        .map(e -> ((SendOutcome.Rejected) e.outcome()).code())
                        .toList());

        client.command(new Send(CHAT, id(3), Body.text("x"), new Relation(RelationKind.REACTION, at(1)), 0));
        assertEquals(List.of(new SendOutcome.Rejected(ErrorCode.CONTENT_REFUSED, 0)), outcomes());
        assertIllegal(new Send(CHAT, id(4), new Body(ContentType.NOTICE, Bytes.EMPTY)));
        assertIllegal(new Send(CHAT, id(5), Body.text("x"), null, -1));
    }

    @Test
    void anIdThatIsUnderWayIsNotTakenTwice() {
        client.command(Clients.send(1)).quiet();
        assertIllegal(Clients.send(1));
    }

    @Test
    @Spec({"4.7-1", "4.7-3"})
    void whatIsSentAfterGoawayWaitsForTheNextSession() {
        client.command(Clients.send(1))
                .receive(new Goaway(9_000, 0, ErrorCode.SHUTTING_DOWN, ""))
                .quiet();
        client.command(Clients.send(2));
        assertEquals(List.of(), sentIds());
        client.receive(new Stored(CHAT, id(1), at(6), TIME, false));
        assertEquals("AWAITING_LINK", client.state());
        client.linkDown().linkUp(End.QUIC);
        Clients.welcome(client, Limits.USUAL);
        assertEquals(List.of(id(2)), sentIds());
    }

    private void assertIllegal(Send send) {
        assertThrows(IllegalCommandException.class, () -> client.command(send));
        assertEquals(List.of(), client.sent(Message.class));
        assertEquals(List.of(), client.events());
    }

    private List<MessageId> sentIds() {
        return client.sent(Message.class).stream().map(Message::id).toList();
    }

    private List<SendOutcome> outcomes() {
        return client.events(SendEnded.class).stream().map(SendEnded::outcome).toList();
    }
}
