package chat.scp.v1;

import static chat.scp.v1.ClientUnderTest.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scp.Spec;
import chat.scp.pdu.Body;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.LegacyName;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Position;
import chat.scp.signal.Channel;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.CloseReason;
import chat.scp.signal.SendOutcome;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Our clients and our server, with nothing in between but the bytes. */
class Scp1PairTest {
    private static final LegacyName NOEL = new LegacyName("no\u00ebl the 2nd");
    private static final ConversationId WITH_NOEL = Scp1Names.conversation(NOEL);
    private static final ConversationId WITH_ALICE = Scp1Names.conversation(ALICE);

    private final Hub hub = new Hub();
    private final Driver<ClientCommand, ClientEvent> alice = Driver.client("alice");
    private final Driver<ClientCommand, ClientEvent> noel = Driver.client(NOEL.text());
    private final Driver<ServerCommand, ServerEvent> aliceEnd = hub.connect();
    private final Driver<ServerCommand, ServerEvent> noelEnd = hub.connect();

    @Test
    void onlineSaysThatItIsSomethingLess() {
        settle();
        assertEquals(
                new ClientEvent.Online(ALICE, "alice", 1, true, false, List.of(), 0, ""),
                alice.event(ClientEvent.Online.class));
    }

    @Test
    @Spec({"10.3-1", "10.3-2"})
    void aRequestAnAnswerTextsAndAFarewell() {
        chat();
        alice.command(new ClientCommand.Send(WITH_NOEL, MESSAGE, Body.text("hello: \u00e9\ud83d\ude00")));
        settle();
        assertEquals(new ClientEvent.SendEnded(WITH_NOEL, MESSAGE, new SendOutcome.Unknown()), alice.event());
        assertEquals(received(WITH_ALICE, ALICE, "hello: \u00e9\ud83d\ude00"), noel.event());
        noel.command(new ClientCommand.Send(WITH_ALICE, MESSAGE, Body.text("")));
        settle();
        assertEquals(received(WITH_NOEL, NOEL, ""), alice.event());
        noel.events();
        noel.command(new ClientCommand.Leave(5, WITH_ALICE));
        settle();
        assertEquals(
                List.of(
                        new ClientEvent.AnswerDone(5, 0),
                        new ClientEvent.ConversationEnded(WITH_ALICE, ErrorCode.NONE)),
                noel.events());
        assertEquals(new ClientEvent.ConversationEnded(WITH_NOEL, ErrorCode.PEER_UNAVAILABLE), alice.event());
        assertEquals("IDLE", alice.state());
    }

    @Test
    void aNoIsToldToWhoAsked() {
        ask();
        noel.command(new ClientCommand.RejectInvitation(asked().id()));
        settle();
        assertEquals(new ClientEvent.InvitationEnded(INVITATION, ErrorCode.PEER_REJECTED), alice.event());
        assertEquals("IDLE", noel.state());
    }

    @Test
    void nobodyAndOneselfAreToldApart() {
        settle();
        alice.events();
        alice.command(invite(CAROL));
        settle();
        assertEquals(new ClientEvent.InvitationEnded(INVITATION, ErrorCode.NOT_FOUND), alice.event());
        alice.command(invite(ALICE));
        settle();
        assertEquals(new ClientEvent.InvitationEnded(INVITATION, ErrorCode.SELF), alice.event());
    }

    @Test
    @Spec("10.2.3-1")
    void requestsThatCrossEndWithOne() {
        settle();
        alice.events();
        noel.events();
        alice.command(invite(NOEL));
        carry(alice, aliceEnd);
        hub.settle();
        noel.command(invite(ALICE)); // while CHAT_FWD_REQ is on its way
        settle();
        assertEquals(new ClientEvent.InvitationRinging(INVITATION, 0), alice.event());
        assertEquals("PENDING_PEER_ACCEPT", alice.state());
        // No matter which comes first, the ERROR or the other's request: the own one is over.
        List<ClientEvent> events = noel.events();
        assertEquals(
                1,
                events.stream()
                        .filter(ClientEvent.InvitationEnded.class::isInstance)
                        .count());
        InvitationId theirs = events.stream()
                .filter(ClientEvent.InvitationReceived.class::isInstance)
                .map(e -> ((ClientEvent.InvitationReceived) e).id())
                .findFirst()
                .orElseThrow();
        noel.command(new ClientCommand.AcceptInvitation(theirs));
        settle();
        assertEquals("IN_CHAT", alice.state());
        assertEquals("IN_CHAT", noel.state());
    }

    @Test
    void aLinkThatIsLostEndsTheChatOnBothSides() {
        chat();
        alice.linkDown();
        aliceEnd.linkDown();
        settle();
        assertEquals(
                List.of(
                        new ClientEvent.ConversationEnded(WITH_NOEL, ErrorCode.LINK_LOST),
                        new ClientEvent.Offline(CloseReason.linkLost())),
                alice.events());
        assertEquals(new ClientEvent.ConversationEnded(WITH_ALICE, ErrorCode.PEER_UNAVAILABLE), noel.event());
    }

    private static ClientEvent received(ConversationId conversation, LegacyName sender, String text) {
        return new ClientEvent.MessageReceived(
                conversation, Position.NONE, MessageId.NONE, 0, sender, Body.text(text), null, 0);
    }

    private ClientEvent.InvitationReceived asked() {
        return new ClientEvent.InvitationReceived(
                new InvitationId(WITH_ALICE.high(), 1), ALICE, "alice", ConversationId.NONE, 0);
    }

    private void ask() {
        settle();
        alice.events();
        noel.events();
        alice.command(invite(NOEL));
        settle();
        assertEquals(new ClientEvent.InvitationRinging(INVITATION, 0), alice.event());
        assertEquals(asked(), noel.event());
    }

    private void chat() {
        ask();
        noel.command(new ClientCommand.AcceptInvitation(asked().id()));
        settle();
        assertEquals(
                List.of(
                        new ClientEvent.InvitationConfirmed(INVITATION, WITH_NOEL),
                        new ClientEvent.ConversationOpened(WITH_NOEL, NOEL, null)),
                alice.events());
        assertEquals(
                List.of(
                        new ClientEvent.InvitationConfirmed(asked().id(), WITH_ALICE),
                        new ClientEvent.ConversationOpened(WITH_ALICE, ALICE, null)),
                noel.events());
    }

    /** Carries bytes until nobody writes any. */
    private void settle() {
        boolean busy = true;
        while (busy) {
            busy = carry(alice, aliceEnd) | carry(noel, noelEnd);
            hub.settle();
            busy |= carry(aliceEnd, alice) | carry(noelEnd, noel);
        }
    }

    private static boolean carry(Driver<?, ?> from, Driver<?, ?> to) {
        List<Sent> sent = from.sent();
        for (Sent part : sent) {
            to.receive(part.channel(), part.bytes());
            if (part.channel().kind() != Channel.Kind.CONTROL) {
                to.session.channelEnded(part.channel(), 0);
            }
        }
        return !sent.isEmpty();
    }
}
