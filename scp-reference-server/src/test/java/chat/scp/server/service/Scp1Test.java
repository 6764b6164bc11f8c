package chat.scp.server.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ContentType;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.LegacyName;
import chat.scp.pdu.MemberChange;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Leave;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.SendOutcome;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Users of SCP/1 and of SCP/2 on one server. */
class Scp1Test {
    private final Bed bed = new Bed();
    private final Person old = bed.scp1("Jürgen", 1);
    private final Person alice = bed.online("alice", 2);

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void namesThatAreNoAccountNamesBecomeGuests() {
        assertEquals(UserName.of("bob"), Names.of(new LegacyName("bob")));
        assertEquals("~zwp3dykiztmeils2u5eq", Names.of(new LegacyName("Bob")).text());
        assertEquals("~ywh3m4wjp65hfi5d67yb", Names.of(new LegacyName("Jürgen")).text());
        assertTrue(!Names.of(new LegacyName("~bob")).text().equals("~bob"));
    }

    @Spec("11.3-2")
    @Test
    void aUserOfScp1IsInvitedAndChatsBothWays() {
        ConversationId chat = meet();
        alice.stored(alice.send(chat, "hello"));
        assertEquals("hello", lastText(old).replaceFirst("alice: ", ""));
        old.send(old.last(ClientEvent.ConversationOpened.class).conversation(), "moin");
        assertEquals(List.of("moin"), alice.texts(chat));
        assertEquals(
                Names.of(new LegacyName("Jürgen")),
                alice.last(ClientEvent.MessageReceived.class).sender());
    }

    @Test
    void aUserOfScp1Invites() {
        InvitationId id = new InvitationId(4, 4);
        old.tell(new ClientCommand.Invite(id, new LegacyName("alice"), ConversationId.NONE, 60_000));
        bed.settle();
        ClientEvent.InvitationReceived asked = alice.last(ClientEvent.InvitationReceived.class);
        assertEquals("Jürgen", asked.displayName());
        alice.tell(new ClientCommand.AcceptInvitation(asked.id()));
        bed.settle();
        ConversationId chat = alice.last(ClientEvent.ConversationOpened.class).conversation();
        alice.stored(alice.send(chat, "hello"));
        assertTrue(lastText(old).endsWith("hello"));
    }

    @Spec("11.3-1")
    @Test
    void whatScp1CannotShowIsRefused() {
        ConversationId chat = meet();
        Body picture = new Body(ContentType.ATTACHMENT, Bytes.ofUtf8("x"));
        assertEquals(
                new SendOutcome.Rejected(ErrorCode.NOT_SUPPORTED, 0),
                alice.outcome(alice.send(chat, picture, null, 0)));
        assertEquals(
                new SendOutcome.Rejected(ErrorCode.CONTENT_REFUSED, 0),
                alice.outcome(alice.send(chat, "x".repeat(65_530))));
    }

    @Spec("11.3-3")
    @Test
    void whoChatsIsBusy() {
        meet();
        Person bob = bed.online("bob", 3);
        bob.invite(old);
        assertEquals(
                ErrorCode.PEER_BUSY, bob.last(ClientEvent.InvitationEnded.class).code());
    }

    @Test
    void whoVanishesHasLeft() {
        ConversationId chat = meet();
        old.cut();
        assertEquals(
                new SendOutcome.Rejected(ErrorCode.PEER_UNAVAILABLE, 0),
                alice.outcome(alice.send(chat, "still there?")));
    }

    @Test
    void whoComesBackAndAsksGoesOnInTheSameConversation() {
        ConversationId chat = meet();
        alice.send(chat, "before");
        old.cut();
        assertEquals(
                MemberChange.LEFT,
                alice.last(ClientEvent.MemberChanged.class).change().change());
        Person again = bed.scp1("Jürgen", 12);
        again.invite(alice);
        alice.tell(new ClientCommand.AcceptInvitation(
                alice.last(ClientEvent.InvitationReceived.class).id()));
        bed.settle();
        assertEquals(
                MemberChange.JOINED,
                alice.last(ClientEvent.MemberChanged.class).change().change());
        alice.stored(alice.send(chat, "after"));
        assertTrue(lastText(again).endsWith("after"));
        assertEquals(2, bed.store.conversations().find(chat).orElseThrow().last());
    }

    @Test
    void whoIsAwayForLongerThanTheGraceHasLeftForHisScp1Partner() {
        ConversationId chat = meet();
        alice.cut();
        bed.pass(Bed.OPEN.scp1Grace().dividedBy(2));
        assertEquals(0, old.all(ClientEvent.ConversationEnded.class).size());
        alice.restart(c -> c.withResumeToken(alice.token())).connect();
        bed.pass(Bed.OPEN.scp1Grace());
        assertTrue(alice.isOnline());
        assertEquals(0, old.all(ClientEvent.ConversationEnded.class).size());
        alice.cut();
        bed.pass(Bed.OPEN.scp1Grace());
        assertEquals(1, old.all(ClientEvent.ConversationEnded.class).size());
        assertEquals(1, bed.store.conversations().members(chat, 0, 10).size());
    }

    @Test
    void whoIsLeftHearsOfIt() {
        ConversationId chat = meet();
        alice.ask(new Leave(0, chat));
        assertEquals(1, old.all(ClientEvent.ConversationEnded.class).size());
    }

    @Spec({"11.1-1", "11.1-2"})
    @Test
    void aNameThatIsTakenOrHasAPasswordIsRefused() {
        bed.account("carol", "secret");
        assertTrue(!bed.scp1("carol", 8).isOnline());
        assertTrue(!bed.scp1("alice", 9).isOnline());
        assertTrue(bed.scp1("dave", 10).isOnline());
        assertTrue(!bed.online("dave", 11).isOnline());
    }

    private ConversationId meet() {
        InvitationId id = alice.invite(old);
        old.tell(new ClientCommand.AcceptInvitation(
                old.last(ClientEvent.InvitationReceived.class).id()));
        bed.settle();
        assertEquals(id, alice.last(ClientEvent.InvitationRinging.class).id());
        return alice.last(ClientEvent.ConversationOpened.class).conversation();
    }

    private static String lastText(Person person) {
        return person.last(ClientEvent.MessageReceived.class).body().content().utf8();
    }
}
