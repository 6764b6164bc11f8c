package chat.scp.server.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.ListKind;
import chat.scp.pdu.v2.Block;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How people meet, or do not. */
class InvitationTest {
    private final Bed bed = new Bed();
    private final Person alice = bed.online("alice", 1);
    private final Person bob = bed.online("bob", 2);

    @AfterEach
    void close() {
        bed.close();
    }

    @Spec({"5.1-3", "5.1-4", "5.1-8", "5.1-10", "5.1-11"})
    @Test
    void threeStepsOpenAConversationForBoth() {
        InvitationId id = alice.invite(bob);
        assertEquals(id, alice.last(ClientEvent.InvitationRinging.class).id());
        assertEquals(alice.name, bob.last(ClientEvent.InvitationReceived.class).from());
        assertTrue(bed.store.conversations().direct(alice.name, bob.name).isEmpty());
        bob.tell(new ClientCommand.AcceptInvitation(id));
        bed.settle();
        ConversationId opened = bob.last(ClientEvent.InvitationConfirmed.class).conversation();
        assertEquals(opened, alice.last(ClientEvent.ConversationOpened.class).conversation());
        assertEquals(bob.name, alice.last(ClientEvent.ConversationOpened.class).peer());
        assertEquals(alice.name, bob.last(ClientEvent.ConversationOpened.class).peer());
    }

    @Spec("5.1-6")
    @Test
    void aNoEndsIt() {
        InvitationId id = alice.invite(bob);
        bob.tell(new ClientCommand.RejectInvitation(id));
        bed.settle();
        assertEnded(ErrorCode.PEER_REJECTED, alice);
    }

    @Spec("5.1-12")
    @Test
    void nobodyAnsweringEndsItOnBothSides() {
        alice.invite(bob);
        bed.pass(Duration.ofSeconds(61));
        assertEnded(ErrorCode.PEER_UNAVAILABLE, alice);
        assertEnded(ErrorCode.TIMEOUT, bob);
    }

    @Test
    void whoTakesItBackIsHeard() {
        InvitationId id = alice.invite(bob);
        alice.tell(new ClientCommand.CancelInvitation(id));
        bed.settle();
        assertEnded(ErrorCode.CANCELLED, bob);
    }

    @Spec("5.1-5")
    @Test
    void aDeviceThatComesWhileItStandsHearsOfIt() {
        bob.cut();
        InvitationId id = alice.invite(bob);
        bob.connect();
        bed.settle();
        assertEquals(id, bob.last(ClientEvent.InvitationReceived.class).id());
    }

    @Spec({"5.1-14", "5.1-15"})
    @Test
    void oneCannotInviteOneselfNobodyOrAFriend() {
        alice.invite(alice);
        assertEnded(ErrorCode.SELF, alice);
        alice.invite(bed.person("nobody", 9));
        assertEnded(ErrorCode.NOT_FOUND, alice);
        alice.meet(bob);
        alice.invite(bob);
        assertEnded(ErrorCode.ALREADY_EXISTS, alice);
    }

    @Spec("5.1-16")
    @Test
    void theBlockedSeeAPeerWhoDoesNotAnswer() {
        bob.ask(new Block(0, alice.name, true));
        InvitationId id = alice.invite(bob);
        assertEquals(id, alice.last(ClientEvent.InvitationRinging.class).id());
        bed.pass(Duration.ofSeconds(61));
        assertEnded(ErrorCode.PEER_UNAVAILABLE, alice);
        assertEquals(List.of(), bob.all(ClientEvent.InvitationReceived.class));
    }

    @Spec("5.1-17")
    @Test
    void onlySoManyStandAtATime() {
        for (int i = 0; i < Bed.OPEN.limits().invitations(); i++) {
            bed.online("user" + i, 100 + i).invite(bob);
        }
        alice.invite(bob);
        assertEnded(ErrorCode.PEER_BUSY, alice);
    }

    @Test
    void twoWhoInviteEachOtherMeetOnce() {
        InvitationId fromAlice = alice.invite(bob);
        bob.invite(alice);
        bob.tell(new ClientCommand.AcceptInvitation(fromAlice));
        bed.settle();
        assertEquals(1, alice.all(ClientEvent.ConversationOpened.class).size());
        assertEnded(ErrorCode.ALREADY_EXISTS, bob);
        bed.pass(Duration.ofMinutes(2));
        assertEquals(1, list(bob, ListKind.CONVERSATIONS).size());
    }

    private static List<ClientEvent.AnswerPart> list(Person person, ListKind kind) {
        int before = person.all(ClientEvent.AnswerPart.class).size();
        person.ask(new chat.scp.pdu.v2.List(0, 100, 0, ConversationId.NONE, kind));
        List<ClientEvent.AnswerPart> all = person.all(ClientEvent.AnswerPart.class);
        return all.subList(before, all.size());
    }

    private static void assertEnded(ErrorCode code, Person person) {
        assertEquals(code, person.last(ClientEvent.InvitationEnded.class).code());
    }
}
