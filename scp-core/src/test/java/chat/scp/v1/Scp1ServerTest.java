package chat.scp.v1;

import static chat.scp.v1.ServerUnderTest.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.dialect.ServerConfig;
import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ContentType;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.LegacyName;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Position;
import chat.scp.pdu.v1.ChatInitReq;
import chat.scp.pdu.v1.ChatInitResp;
import chat.scp.pdu.v1.ConnectReq;
import chat.scp.pdu.v1.ConnectResp;
import chat.scp.pdu.v1.ConnectStatus;
import chat.scp.pdu.v1.DisconnectNotif;
import chat.scp.pdu.v1.DisconnectReq;
import chat.scp.pdu.v1.ErrorPdu;
import chat.scp.pdu.v1.InitStatus;
import chat.scp.pdu.v1.Text;
import chat.scp.signal.Channel;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import chat.scp.wire.MessageView;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Scp1ServerTest {
    @Test
    void aLoginIsOfferedAsOneThatProvesNothing() {
        Driver<ServerCommand, ServerEvent> server = Driver.server();
        server.receive(new ConnectReq(ALICE));
        ServerEvent.LoginOffered offer = server.event(ServerEvent.LoginOffered.class);
        assertEquals(ALICE, offer.user());
        assertEquals(Mechanism.OPEN, offer.mechanism());
        assertEquals(1, offer.version());
        assertEquals(Scp1Names.device(ALICE), offer.device());
        assertNotEquals(Scp1Names.device(BOB), offer.device());
        assertEquals(List.of(), server.sent());
    }

    @Test
    @Spec("11.1-3")
    void aServerThatIsNotOpenLetsNobodyInByNameAlone() {
        Driver<ServerCommand, ServerEvent> server = Driver.server(ServerConfig.of(Mechanism.SCRAM_SHA_256_PLUS));
        server.receive(new ConnectReq(ALICE));
        assertEquals(List.of(new ConnectResp(ConnectStatus.AUTHENTICATION_FAILED)), server.sentPdus());
        assertEquals(
                ErrorCode.MECHANISM_REFUSED,
                server.event(ServerEvent.Closed.class).reason().code());
        assertEquals(Optional.of(ErrorCode.NONE), server.closing());
    }

    @ParameterizedTest
    @Spec({"10.2.2-1", "11.1-1", "11.1-2"})
    @CsvSource({
        "0x206, USER_EXISTS",
        "0x201, AUTHENTICATION_FAILED",
        "0x202, AUTHENTICATION_FAILED",
        "0x106, SERVER_FULL",
        "0x101, SERVER_FULL",
        "0x203, VERSION_MISMATCH"
    })
    void aRefusalIsAnsweredAndTheConnectionCloses(int code, ConnectStatus status) {
        Driver<ServerCommand, ServerEvent> server = Driver.server();
        server.receive(new ConnectReq(ALICE));
        server.command(new ServerCommand.RefuseLogin(ErrorCode.of(code), 0, "no"));
        assertEquals(List.of(new ConnectResp(status)), server.sentPdus());
        assertEquals(Optional.of(ErrorCode.NONE), server.closing());
    }

    @Test
    void whoDoesNotLogInIsNotWaitedForForEver() {
        Driver<ServerCommand, ServerEvent> server = Driver.server();
        server.pass(Duration.ofMillis(9_999));
        assertEquals(List.of(), server.events());
        server.pass(Duration.ofMillis(1));
        assertEquals(
                ErrorCode.TIMEOUT,
                server.event(ServerEvent.Closed.class).reason().code());
        assertTrue(server.closing().isPresent());
    }

    @Test
    void theLoginTimeoutEndsWithTheLogin() {
        Driver<ServerCommand, ServerEvent> server = idle();
        server.pass(Duration.ofDays(1));
        assertEquals("IDLE", server.state());
        assertEquals(List.of(), server.events());
    }

    @ParameterizedTest
    @CsvSource({
        "0x400, PEER_NOT_FOUND",
        "0x407, PEER_NOT_FOUND",
        "0x406, PEER_BUSY",
        "0x408, CHAT_WITH_SELF",
        "0x405, PEER_REJECTED",
        "0x404, PEER_BUSY",
        "0x40D, PEER_REJECTED"
    })
    void whatIsRefusedAtOnceIsAnsweredOnControl(int code, InitStatus status) {
        Driver<ServerCommand, ServerEvent> server = asking();
        server.command(new ServerCommand.RelayReject(asked(), ErrorCode.of(code)));
        Sent answer = server.sent().get(0);
        assertEquals(new ChatInitResp(status), answer.pdu());
        assertEquals(Channel.CONTROL, answer.channel());
        assertFalse(answer.finished());
    }

    @Test
    @Spec("10.2.4-2")
    void whatIsRefusedLaterIsANoAndAPush() {
        Driver<ServerCommand, ServerEvent> server = asking();
        server.command(new ServerCommand.RelayRinging(asked(), 0));
        assertEquals(
                new ChatInitResp(InitStatus.FORWARDED), server.sent().get(0).pdu());
        server.command(new ServerCommand.RelayReject(asked(), ErrorCode.TIMEOUT));
        Sent answer = server.sent().get(0);
        assertEquals(new ChatInitResp(InitStatus.PEER_REJECTED), answer.pdu());
        assertTrue(answer.isPush() && answer.finished());
    }

    @Test
    void anAnswerBeforeTheRingingIsNotWithoutIt() {
        Driver<ServerCommand, ServerEvent> server = asking();
        server.command(new ServerCommand.RelayAccept(asked(), CONVERSATION, BOB));
        assertEquals(
                List.of(new ChatInitResp(InitStatus.FORWARDED), new Text("Chat with bob started.")), server.sentPdus());
        assertEquals(new ServerEvent.InviteConfirmed(asked(), CONVERSATION), server.event());
    }

    @Test
    @Spec("10.4-1")
    void anInvitationToWhoIsNotIdleIsBusyWithoutAWordToHim() {
        for (Driver<ServerCommand, ServerEvent> server : List.of(asking(), invited(), willing(), chatting())) {
            server.command(invite(new InvitationId(8, 8), CAROL));
            assertEquals(new ServerEvent.InviteRejected(new InvitationId(8, 8), ErrorCode.PEER_BUSY), server.event());
            assertEquals(List.of(), server.sent());
        }
    }

    @Test
    @Spec("11.2-2")
    void anInvitationToARoomIsNotSupported() {
        Driver<ServerCommand, ServerEvent> server = idle();
        server.command(new ServerCommand.RelayInvite(INVITATION, BOB, "", CONVERSATION, 0));
        assertEquals(new ServerEvent.InviteRejected(INVITATION, ErrorCode.NOT_SUPPORTED), server.event());
        assertEquals("IDLE", server.state());
    }

    @Test
    void aTextIsOfferedAsAMessageWithAnIdOfItsOwn() {
        Driver<ServerCommand, ServerEvent> server = chatting();
        server.receive(new Text("hi"), new Text("hi"));
        List<ServerEvent> events = server.events();
        MessageView first =
                ((ServerEvent.MessageOffered) events.get(0)).message().view();
        MessageView second =
                ((ServerEvent.MessageOffered) events.get(1)).message().view();
        assertEquals(CONVERSATION, first.conversation());
        assertEquals(ContentType.TEXT, first.contentType());
        assertEquals(0, first.sequence());
        assertEquals(
                "hi",
                Bytes.copyOf(first.buffer(), first.bodyOffset(), first.bodyBytes())
                        .utf8());
        assertNotEquals(first.id(), second.id());
        assertEquals(SESSION.high(), first.id().high());
    }

    @Test
    void textsThatNobodyStoresAreTakenUpToALimit() {
        Driver<ServerCommand, ServerEvent> server = chatting(withRoomFor(100));
        server.receive(new Text("x".repeat(100)), new Text("y"));
        MessageId stored =
                server.event(ServerEvent.MessageOffered.class).message().view().id();
        assertEquals(4, ((ErrorPdu) server.sent().get(0).pdu()).code());
        server.command(new ServerCommand.AnswerStored(CONVERSATION, stored, new Position(1, 1), 0, false));
        server.receive(new Text("y"));
        assertEquals(1, server.events().size());
    }

    @Test
    void aTextThatIsNotStoredIsAnError() {
        Driver<ServerCommand, ServerEvent> server = chatting();
        server.command(
                new ServerCommand.AnswerRejected(CONVERSATION, new MessageId(1, 1), ErrorCode.STORE_UNAVAILABLE, 0));
        assertEquals(4, ((ErrorPdu) server.sent().get(0).pdu()).code());
        assertEquals("IN_CHAT", server.state());
    }

    @Test
    void aClientThatDoesNotReadIsLetGoAndHoldsNothing() {
        Driver<ServerCommand, ServerEvent> server = chatting(withRoomFor(100));
        for (int i = 0; i < 20; i++) {
            server.command(deliver(BOB, Body.text("hello")));
        }
        assertEquals(
                ErrorCode.SLOW_CONSUMER,
                server.event(ServerEvent.Closed.class).reason().code());
        assertEquals(List.of(), server.sent());
        assertTrue(server.closing().isPresent());
    }

    @Test
    @Spec({"10.1-1", "10.2.7-1"})
    void eachTextIsPushedAlone() {
        Driver<ServerCommand, ServerEvent> server = chatting();
        server.command(deliver(BOB, Body.text("one")));
        server.command(deliver(new LegacyName("J\u00fcrgen"), Body.text("two")));
        List<Sent> sent = server.sent();
        assertEquals(2, sent.size());
        assertEquals(new Text("bob: one"), sent.get(0).pdu());
        assertEquals(new Text("J\u00fcrgen: two"), sent.get(1).pdu());
        assertTrue(sent.stream().allMatch(s -> s.isPush() && s.finished()));
    }

    @Test
    @Spec("10.1-2")
    void eachPduOnControlLeavesInAWriteOfItsOwn() {
        Driver<ServerCommand, ServerEvent> server = idle();
        server.receive(new Text("one"), new Text("two"));
        ByteBuffer room = ByteBuffer.allocate(1_000);
        assertFalse(server.session.transmit(Channel.CONTROL, room));
        byte[] first = new byte[room.position()];
        room.get(0, first);
        assertEquals(1, Scp1Bytes.pdus(first).size());
        assertEquals(1, server.sentPdus().size());
    }

    @Test
    void theEndOfAnotherConversationIsNotThatOfThisOne() {
        Driver<ServerCommand, ServerEvent> server = chatting();
        server.command(new ServerCommand.EndConversation(new ConversationId(6, 6), CAROL, ErrorCode.NONE));
        assertEquals(List.of(), server.sent());
        server.command(new ServerCommand.EndConversation(CONVERSATION, BOB, ErrorCode.NONE));
        assertEquals(List.of(new DisconnectNotif(BOB)), server.sentPdus());
        server.receive(new ChatInitReq(CAROL));
        assertEquals(CAROL, server.event(ServerEvent.InviteSent.class).user());
    }

    @Test
    @Spec("10.2.8-1")
    void whoLeavesGetsNoAnswerAndTheServerIsToldOnce() {
        Driver<ServerCommand, ServerEvent> server = chatting();
        server.receive(new DisconnectReq());
        assertEquals(
                ErrorCode.NONE, server.event(ServerEvent.Closed.class).reason().code());
        assertEquals(List.of(), server.sent());
        assertEquals(Optional.of(ErrorCode.NONE), server.closing());
        server.command(deliver(BOB, Body.text("late")));
        server.linkDown();
        assertEquals(List.of(), server.sent());
        assertEquals(List.of(), server.events());
    }
}
