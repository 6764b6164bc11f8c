package chat.scp.server.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.MarkKind;
import chat.scp.pdu.Position;
import chat.scp.pdu.UserName;
import chat.scp.pdu.Visibility;
import chat.scp.pdu.v2.Block;
import chat.scp.pdu.v2.Create;
import chat.scp.pdu.v2.Join;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How much there may be of each thing, where each limit is two. §9.6 */
class AccountLimitsTest {
    private static final Limits TWO = new Limits(100, 2, 2, 2, 2, 2, 64 << 10, 1L << 30, 2, 1_024);

    private final Bed bed = new Bed(twoOfEach());

    @AfterEach
    void close() {
        bed.close();
    }

    private static ServiceConfig twoOfEach() {
        ServiceConfig open = Bed.OPEN;
        return new ServiceConfig(
                open.open(),
                open.registration(),
                open.invitationCodes(),
                open.iterations(),
                open.tokenLife(),
                open.openTokenLife(),
                open.invitationTimeout(),
                open.confirmTimeout(),
                open.scp1Grace(),
                open.pageMessages(),
                open.pageBytes(),
                2,
                2,
                TWO,
                Rates.UNLIMITED,
                open.retention());
    }

    private static Create room(String name) {
        return new Create(1, UserName.of(name), 0, Visibility.PUBLIC, "", "");
    }

    private static void done(Person person, Scp2Pdu.Request request) {
        assertInstanceOf(ClientEvent.AnswerDone.class, person.ask(request));
    }

    private static void reached(Person person, Scp2Pdu.Request request) {
        assertEquals(
                ErrorCode.LIMIT_REACHED,
                assertInstanceOf(ClientEvent.AnswerFailed.class, person.ask(request))
                        .code());
    }

    private static ErrorCode ended(Person person) {
        return person.last(ClientEvent.InvitationEnded.class).code();
    }

    @Test
    void anAccountHasSoManyDevices() {
        bed.account("alice", "secret");
        for (int device = 1; device <= 3; device++) {
            bed.person("alice", device).withPassword("secret").connect();
        }
        bed.settle();
        assertEquals(2, bed.store.devices().of(UserName.of("alice")).size());
        Person third = bed.person("alice", 4).withPassword("secret").connect();
        bed.settle();
        assertEquals(
                ErrorCode.LIMIT_REACHED,
                third.last(ClientEvent.LoginRefused.class).code());
        Person first = bed.person("alice", 1).withPassword("secret").connect();
        bed.settle();
        assertTrue(first.isOnline());
    }

    @Test
    void anAccountIsInSoManyConversationsHoweverItCame() {
        Person alice = bed.online("alice", 1);
        Person bob = bed.online("bob", 2);
        Person carol = bed.online("carol", 3);
        done(carol, room("third"));
        done(alice, room("first"));
        alice.meet(bob);
        reached(alice, room("second"));
        reached(alice, new Join(1, UserName.of("third")));
        alice.invite(carol);
        assertEquals(ErrorCode.LIMIT_REACHED, ended(alice));
        carol.invite(alice);
        assertEquals(ErrorCode.PEER_BUSY, ended(carol));
        carol.invite(alice, carol.last(ClientEvent.ConversationOpened.class).conversation());
        assertEquals(ErrorCode.PEER_BUSY, ended(carol));
        assertEquals(2, bed.store.conversations().of(alice.name, 0, 10).size());
    }

    @Test
    void aRoomHasSoManyMembers() {
        done(bed.online("alice", 1), room("hall"));
        done(bed.online("bob", 2), new Join(1, UserName.of("hall")));
        reached(bed.online("carol", 3), new Join(1, UserName.of("hall")));
    }

    @Test
    void soManyInvitationsStandFromOneAndToOne() {
        Person alice = bed.online("alice", 1);
        Person bob = bed.online("bob", 2);
        Person carol = bed.online("carol", 3);
        Person dave = bed.online("dave", 4);
        alice.invite(bob);
        alice.invite(carol);
        alice.invite(dave);
        assertEquals(ErrorCode.LIMIT_REACHED, ended(alice));
        carol.invite(bob);
        dave.invite(bob);
        assertEquals(ErrorCode.PEER_BUSY, ended(dave));
    }

    @Test
    void anAccountBlocksSoMany() {
        Person alice = bed.online("alice", 1);
        for (String name : new String[] {"bob", "carol", "dave"}) {
            bed.online(name, name.length() * 10 + name.charAt(0));
        }
        done(alice, new Block(1, UserName.of("bob"), true));
        done(alice, new Block(1, UserName.of("carol"), true));
        reached(alice, new Block(1, UserName.of("dave"), true));
        done(alice, new Block(1, UserName.of("bob"), false));
        done(alice, new Block(1, UserName.of("dave"), true));
    }

    @Test
    void inALargerRoomNeitherTypingNorMarksArePassedOn() {
        bed.service.configure(twoOfEach().withLimits(Limits.USUAL));
        Person alice = bed.online("alice", 1);
        Person bob = bed.online("bob", 2);
        done(alice, room("hall"));
        done(bob, new Join(1, UserName.of("hall")));
        ConversationId hall = alice.last(ClientEvent.ConversationOpened.class).conversation();
        assertTrue(hearsTypingAndMark(alice, bob, hall, 1));
        done(bed.online("carol", 3), new Join(1, UserName.of("hall")));
        assertFalse(hearsTypingAndMark(alice, bob, hall, 2));
    }

    private boolean hearsTypingAndMark(Person alice, Person bob, ConversationId hall, int sequence) {
        int typing = alice.all(ClientEvent.TypingShown.class).size();
        int marks = alice.all(ClientEvent.Marked.class).size();
        alice.stored(alice.send(hall, "m"));
        bob.tell(new ClientCommand.ShowTyping(hall, true));
        bob.tell(new ClientCommand.Mark(hall, MarkKind.READ, new Position(1, sequence)));
        bed.pass(Duration.ofSeconds(1));
        boolean heardTyping = alice.all(ClientEvent.TypingShown.class).size() > typing;
        boolean heardMark = alice.all(ClientEvent.Marked.class).size() > marks;
        assertEquals(heardTyping, heardMark);
        return heardTyping;
    }
}
