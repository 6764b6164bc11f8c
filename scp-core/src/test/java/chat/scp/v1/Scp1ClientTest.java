package chat.scp.v1;

import static chat.scp.v1.ClientUnderTest.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.scp.Spec;
import chat.scp.dialect.ClientConfig;
import chat.scp.dialect.Credential;
import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ContentType;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.MarkKind;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Position;
import chat.scp.pdu.Relation;
import chat.scp.pdu.RelationKind;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v1.ChatFwdReq;
import chat.scp.pdu.v1.ChatInitResp;
import chat.scp.pdu.v1.ConnectReq;
import chat.scp.pdu.v1.ConnectResp;
import chat.scp.pdu.v1.ConnectStatus;
import chat.scp.pdu.v1.DisconnectNotif;
import chat.scp.pdu.v1.DisconnectReq;
import chat.scp.pdu.v1.ErrorPdu;
import chat.scp.pdu.v1.InitStatus;
import chat.scp.pdu.v1.Text;
import chat.scp.pdu.v2.Revoke;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.CloseReason;
import chat.scp.signal.SendOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Scp1ClientTest {
    @Test
    @Spec("4.1-6")
    void whoHasAPasswordDoesNotFallBackToALoginByName() {
        ClientConfig config = ClientConfig.of(UserName.of("alice"), new DeviceId(1, 2), new Credential.Password());
        assertThrows(IllegalArgumentException.class, () -> Driver.client(config));
    }

    @Test
    void whoAskedForSCP1IsNotDowngraded() {
        var client = Driver.client(Driver.config("alice").withNewestVersion(1));
        client.receive(new ConnectResp(ConnectStatus.SUCCESS));
        assertEquals(new ClientEvent.Online(ALICE, "alice", 1, false, false, List.of(), 0, ""), client.event());
    }

    @ParameterizedTest
    @CsvSource({"USER_EXISTS, 0x206", "AUTHENTICATION_FAILED, 0x201", "SERVER_FULL, 0x106", "VERSION_MISMATCH, 0x203"})
    void aRefusedLoginIsTheEnd(ConnectStatus status, int code) {
        var client = connecting();
        client.receive(new ConnectResp(status));
        ErrorCode refused = ErrorCode.of(code);
        assertEquals(new ClientEvent.LoginRefused(refused, 0, List.of(), ""), client.event());
        assertEquals(Optional.of(ErrorCode.NONE), client.closing());
        client.linkDown();
        assertEquals(new ClientEvent.Closed(CloseReason.peer(refused, 0, "")), client.event());
        assertEquals("CLOSED", client.state());
    }

    @Test
    void aLoginThatIsNotAnsweredEndsTheLinkAndNotTheSession() {
        var client = connecting();
        client.pass(Duration.ofSeconds(15));
        assertEquals(new ClientEvent.Offline(CloseReason.local(ErrorCode.TIMEOUT, "")), client.event());
        assertEquals(Optional.of(ErrorCode.NONE), client.closing());
        client.linkDown();
        client.linkUp();
        assertEquals(List.of(new ConnectReq(ALICE)), client.sentPdus());
        assertEquals(Optional.empty(), client.closing());
    }

    @Test
    void aRequestThatOvertakesTheAnswerToTheLoginSaysThatItWorked() {
        var client = connecting();
        client.receivePush(new ChatFwdReq(BOB));
        List<ClientEvent> events = client.events();
        assertEquals(ClientEvent.Online.class, events.get(0).getClass());
        assertEquals(ClientEvent.InvitationReceived.class, events.get(1).getClass());
        client.receive(new ConnectResp(ConnectStatus.SUCCESS));
        assertEquals(List.of(), client.events());
    }

    @ParameterizedTest
    @CsvSource({"PEER_NOT_FOUND, 0x400", "PEER_BUSY, 0x406", "CHAT_WITH_SELF, 0x408", "PEER_REJECTED, 0x405"})
    void aRequestThatFailsSaysWhy(InitStatus status, int code) {
        for (var client : List.of(initiating(), forwarded())) {
            client.receive(new ChatInitResp(status));
            assertEquals(new ClientEvent.InvitationEnded(INVITATION, ErrorCode.of(code)), client.event());
            assertEquals("IDLE", client.state());
        }
    }

    @ParameterizedTest
    @Spec("10.3-1")
    @CsvSource(
            delimiter = '|',
            value = {
                "Chat with bob started.           | true",
                "*** You and bob have started ***  | true",
                "Chat with carol started.          | false",
                "Chat with bob                     | false",
                "bob: it has started               | false"
            })
    void onlyTheStartNoticeOfThePeerStartsTheChat(String text, boolean starts) {
        for (var client : List.of(initiating(), forwarded(), willing())) {
            client.receivePush(new Text(text));
            assertEquals(starts, client.state().equals("IN_CHAT"));
        }
    }

    @Test
    void aNoticeBeforeTheYesStartsNothing() {
        var client = asked();
        client.receivePush(new Text("Chat with bob started."));
        assertEquals(new ClientEvent.NoticeReceived(ErrorCode.NONE, "Chat with bob started."), client.event());
        assertEquals("AWAITING_PEER_RESPONSE", client.state());
    }

    @Test
    void linesThatOvertakeTheStartNoticeAreHandedOverAfterIt() {
        for (var client : List.of(forwarded(), willing())) {
            client.receivePush(new Text("bob: first"));
            client.receivePush(new Text("bob: it started"));
            assertEquals(List.of(), client.events());
            client.receivePush(new Text("Chat with bob started."));
            List<ClientEvent> events = client.events();
            assertEquals(
                    List.of("first", "it started"),
                    events.subList(2, 4).stream()
                            .map(e -> ((ClientEvent.MessageReceived) e).body().text())
                            .toList());
        }
    }

    @Test
    void earlyLinesAreHeldUpToALimitAndShownIfNoChatComesOfThem() {
        var client = forwarded();
        for (int i = 0; i < 17; i++) {
            client.receivePush(new Text("bob: " + i));
        }
        assertEquals(new ClientEvent.NoticeReceived(ErrorCode.NONE, "bob: 16"), client.event());
        client.receivePush(new ChatInitResp(InitStatus.PEER_REJECTED));
        List<ClientEvent> events = client.events();
        assertEquals(17, events.size());
        assertEquals(new ClientEvent.NoticeReceived(ErrorCode.NONE, "bob: 0"), events.get(0));
    }

    @Test
    void onlyThePeersPrefixIsTakenOff() {
        var client = chatting();
        client.receivePush(new Text("bob: carol: hi"));
        assertEquals(
                "carol: hi",
                client.event(ClientEvent.MessageReceived.class).body().text());
        client.receivePush(new Text("carol: hi"));
        assertEquals(new ClientEvent.NoticeReceived(ErrorCode.NONE, "carol: hi"), client.event());
    }

    @Test
    void aRequestWhileSomethingWasUnderWaySaysThatItIsOver() {
        for (var client : List.of(initiating(), forwarded())) {
            client.receivePush(new ChatFwdReq(CAROL));
            List<ClientEvent> events = client.events();
            assertEquals(new ClientEvent.InvitationEnded(INVITATION, ErrorCode.CANCELLED), events.get(0));
            assertEquals(CAROL, ((ClientEvent.InvitationReceived) events.get(1)).from());
            client.receivePush(new ChatInitResp(InitStatus.PEER_REJECTED)); // late
            assertEquals(List.of(), client.events());
        }
        var client = chatting();
        client.receivePush(new ChatFwdReq(CAROL));
        assertEquals(
                new ClientEvent.ConversationEnded(WITH_BOB, ErrorCode.CANCELLED),
                client.events().get(0));
        client.receivePush(new DisconnectNotif(BOB)); // late
        assertEquals(List.of(), client.events());
        assertEquals("AWAITING_PEER_RESPONSE", client.state());
    }

    @Test
    void anErrorEndsWhatItAnswers() {
        var asking = initiating();
        asking.receive(new ErrorPdu(2, "no"));
        assertEquals(
                List.of(
                        new ClientEvent.NoticeReceived(ErrorCode.UNEXPECTED, "no"),
                        new ClientEvent.InvitationEnded(INVITATION, ErrorCode.UNEXPECTED)),
                asking.events());
        var willing = willing();
        willing.receive(new ErrorPdu(2, "too late"));
        assertEquals(
                new ClientEvent.InvitationEnded(received(), ErrorCode.UNEXPECTED),
                willing.events().get(1));
    }

    @ParameterizedTest
    @CsvSource({"1, 0x300", "2, 0x301", "3, 0x309", "4, 0x105", "5, 0x30D", "999, 0x105"})
    void anErrorIsANoticeWithACode(int wire, int code) {
        var client = chatting();
        client.receive(new ErrorPdu(wire, "what it says"));
        assertEquals(new ClientEvent.NoticeReceived(ErrorCode.of(code), "what it says"), client.event());
        assertEquals("IN_CHAT", client.state());
    }

    @Test
    void aTextHasNoOutcomeThatAnybodyCouldKnow() {
        var client = chatting();
        client.command(send("h\u00e9"));
        assertEquals(List.of(new Text("h\u00e9")), client.sentPdus());
        assertEquals(new ClientEvent.SendEnded(WITH_BOB, MESSAGE, new SendOutcome.Unknown()), client.event());
    }

    @Test
    void whatSCP1CannotCarryIsRejectedAndNotPretended() {
        Body text = Body.text("x");
        Relation reply = new Relation(RelationKind.REPLY, new Position(1, 1));
        assertRejected(ErrorCode.NOT_SUPPORTED, new ClientCommand.Send(WITH_BOB, MESSAGE, text, reply, 0));
        assertRejected(ErrorCode.NOT_SUPPORTED, new ClientCommand.Send(WITH_BOB, MESSAGE, text, null, 1));
        Body emoji = new Body(ContentType.EMOJI, Bytes.ofUtf8("x"));
        assertRejected(ErrorCode.NOT_SUPPORTED, new ClientCommand.Send(WITH_BOB, MESSAGE, emoji));
        assertRejected(ErrorCode.CONTENT_REFUSED, send("x".repeat(0xFFFE)));
        Body damaged = new Body(ContentType.TEXT, Bytes.of((byte) 0xFF));
        assertRejected(ErrorCode.CONTENT_REFUSED, new ClientCommand.Send(WITH_BOB, MESSAGE, damaged));
        assertRejected(ErrorCode.NOT_A_MEMBER, new ClientCommand.Send(new ConversationId(1, 1), MESSAGE, text));
    }

    @Test
    void questionsAndPartingsThatCannotBeAreAnswered() {
        var client = chatting();
        client.command(new ClientCommand.Ask(4, new Revoke(0, new DeviceId(1, 1))));
        assertEquals(new ClientEvent.AnswerFailed(4, ErrorCode.NOT_SUPPORTED, 0, ""), client.event());
        client.command(new ClientCommand.Leave(5, new ConversationId(1, 1)));
        assertEquals(new ClientEvent.AnswerFailed(5, ErrorCode.NOT_A_MEMBER, 0, ""), client.event());
        client.command(new ClientCommand.Mark(WITH_BOB, MarkKind.READ, new Position(1, 1)));
        client.command(new ClientCommand.ShowTyping(WITH_BOB, true));
        assertEquals(List.of(), client.events());
        assertEquals(List.of(), client.sent());
    }

    @Test
    void aServerThatDoesNotReadIsNotFilledUp() {
        var client = chatting();
        String text = "x".repeat(60_000);
        for (int i = 0; i < 18; i++) {
            client.command(send(text));
        }
        client.events();
        client.command(send(text));
        assertEquals(
                new SendOutcome.Rejected(ErrorCode.OVERLOADED, 0),
                client.event(ClientEvent.SendEnded.class).outcome());
    }

    @Test
    void closingSaysGoodbyeAndEndsWithTheLink() {
        var client = chatting();
        client.command(close());
        assertEquals(List.of(new DisconnectReq()), client.sentPdus());
        assertEquals(Optional.of(ErrorCode.NONE), client.closing());
        assertEquals(new ClientEvent.ConversationEnded(WITH_BOB, ErrorCode.NONE), client.event());
        client.linkDown();
        assertEquals(new ClientEvent.Closed(CloseReason.local(ErrorCode.NONE, "")), client.event());
    }

    @Test
    void aLinkThatDoesNotCloseIsNotWaitedForForEver() {
        var client = disconnecting();
        client.pass(Duration.ofSeconds(2));
        assertEquals(new ClientEvent.Closed(CloseReason.local(ErrorCode.NONE, "")), client.event());
        client.linkDown();
        assertEquals(List.of(), client.events());
    }

    @Test
    @Spec("10.1-4")
    void anotherVersionEndsTheSession() {
        var client = chatting();
        client.receiveHex("02 07 00 04 00 02 68 69");
        assertEquals(Optional.of(ErrorCode.of(5)), client.closing());
        client.events();
        client.linkDown();
        assertEquals(
                ErrorCode.BAD_VERSION,
                client.event(ClientEvent.Closed.class).reason().code());
    }

    @Test
    void whatNoLayoutAllowsIsPassedOverAndWhatFollowsIsNot() {
        var client = chatting();
        client.receiveHex("01 07 00 03 00 01 ff 01 07 00 09 00 07 62 6f 62 3a 20 68 69");
        assertEquals(
                "hi", client.event(ClientEvent.MessageReceived.class).body().text());
        assertEquals(List.of(), client.sent());
    }

    @Test
    void messagesHaveNoIdAndNoPosition() {
        var client = chatting();
        client.receivePush(new Text("bob: hi"));
        var message = client.event(ClientEvent.MessageReceived.class);
        assertEquals(MessageId.NONE, message.id());
        assertEquals(Position.NONE, message.position());
    }

    private static void assertRejected(ErrorCode code, ClientCommand send) {
        var client = chatting();
        client.command(send);
        assertEquals(
                new SendOutcome.Rejected(code, 0),
                client.event(ClientEvent.SendEnded.class).outcome());
        assertEquals(List.of(), client.sent());
    }
}
