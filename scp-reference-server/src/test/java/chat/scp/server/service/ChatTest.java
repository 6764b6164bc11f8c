package chat.scp.server.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ContentType;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Cursor;
import chat.scp.pdu.Direction;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.MarkKind;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Position;
import chat.scp.pdu.Relation;
import chat.scp.pdu.RelationKind;
import chat.scp.pdu.SkipReason;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Block;
import chat.scp.pdu.v2.Fetch;
import chat.scp.pdu.v2.Leave;
import chat.scp.pdu.v2.Message;
import chat.scp.pdu.v2.Page;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.SendOutcome;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two people who met: what they say, hear and learn of each other. */
class ChatTest {
    private final Bed bed = new Bed();
    private final Person alice = bed.online("alice", 1);
    private final Person bob = bed.online("bob", 2);
    private final ConversationId chat = alice.meet(bob);

    @AfterEach
    void close() {
        bed.close();
    }

    @Spec({"6.2-1", "6.1-3", "6.1-4"})
    @Test
    void whatOneSaysIsStoredAndTheOtherHearsItInOrder() {
        assertEquals(new Position(1, 1), alice.stored(alice.send(chat, "hello")));
        assertEquals(new Position(1, 2), bob.stored(bob.send(chat, "hi")));
        assertEquals(new Position(1, 3), alice.stored(alice.send(chat, "well?")));
        assertEquals(List.of("hello", "well?"), bob.texts(chat));
        assertEquals(List.of("hi"), alice.texts(chat));
        assertEquals(bob.name, alice.last(ClientEvent.MessageReceived.class).sender());
    }

    @Spec("6.3-10")
    @Test
    void ownOtherDevicesGetACopy() {
        Person desk = password("carol", 10);
        Person phone = password("carol", 11);
        ConversationId with = desk.meet(bob);
        bed.settle();
        desk.send(with, "from the desk");
        phone.send(with, "from the phone");
        assertEquals(List.of("from the desk"), phone.texts(with));
        assertEquals(List.of("from the phone"), desk.texts(with));
        assertEquals(List.of("from the desk", "from the phone"), bob.texts(with));
    }

    private Person password(String name, long device) {
        if (bed.store.accounts().find(UserName.of(name)).isEmpty()) {
            bed.account(name, "secret");
        }
        Person person = bed.person(name, device).withPassword("secret").connect();
        bed.settle();
        return person;
    }

    @Spec({"4.5-7", "6.3-6", "6.1-5"})
    @Test
    void whoLostTheLinkComesBackAndMissesNothing() {
        alice.send(chat, "one");
        bob.cut();
        alice.send(chat, "two");
        MessageId offline = bob.send(chat, "said offline");
        bob.connect();
        bed.settle();
        assertEquals(List.of("one", "two"), bob.texts(chat));
        assertEquals(new Position(1, 3), bob.stored(offline));
        assertEquals(List.of("said offline"), alice.texts(chat));
        assertTrue(bob.last(ClientEvent.Online.class).resumed());
    }

    @Spec({"4.5-8", "6.5-4", "6.5-6", "6.6-3"})
    @Test
    void whoMissedMoreThanTheWindowFetchesIt() {
        bob.cut();
        List<String> said = IntStream.rangeClosed(1, 700).mapToObj(i -> "m" + i).toList();
        said.forEach(text -> alice.send(chat, text));
        bob.connect();
        bed.settle();
        assertEquals(said, bob.texts(chat));
        alice.send(chat, "live again");
        assertEquals("live again", bob.texts(chat).get(700));
    }

    @Spec("4.5-11")
    @Test
    void aProgramThatForgotEverythingFetchesTheHistory() {
        alice.send(chat, "one");
        bob.send(chat, "two");
        bob.cut();
        bob.restart(c -> c).connect();
        bed.settle();
        assertEquals(2, bob.last(ClientEvent.ConversationOpened.class).details().last());
        bob.ask(new Fetch(0, 0, chat, 0, 10, Direction.BACKWARD));
        List<ClientEvent.AnswerPart> parts = bob.all(ClientEvent.AnswerPart.class);
        assertEquals(1, ((Page) parts.get(0).part()).first());
        assertEquals(
                List.of(1L, 2L),
                parts.stream()
                        .skip(1)
                        .map(p -> ((Message) p.part()).position().sequence())
                        .toList());
    }

    @Spec({"4.5-7", "6.3-6"})
    @Test
    void aProgramThatKeptItsCursorGetsWhatCameAfterItAndItsOwnToo() {
        alice.send(chat, "one");
        bob.send(chat, "two");
        bob.cut();
        bob.restart(c -> c.withCursors(List.of(new Cursor(chat, new Position(1, 1)))))
                .connect();
        bed.settle();
        assertEquals(List.of("two"), bob.texts(chat));
    }

    @Spec({"4.5-10", "5.2-3"})
    @Test
    void aCursorOfSomebodyElsesConversationIsGone() {
        Person eve = bed.person("eve", 3)
                .restart(c -> c.withCursors(List.of(
                        new Cursor(chat, new Position(1, 0)),
                        new Cursor(new ConversationId(1, 1), new Position(1, 0)))))
                .connect();
        bed.settle();
        alice.send(chat, "private");
        assertEquals(2, eve.all(ClientEvent.ConversationEnded.class).size());
        assertEquals(List.of(), eve.texts(chat));
    }

    @Spec({"6.4-4", "6.4-3"})
    @Test
    void eachLearnsHowFarTheOtherIs() {
        Position said = alice.stored(alice.send(chat, "hello"));
        bed.pass(Duration.ofSeconds(1));
        assertEquals(
                new ClientEvent.Marked(chat, bob.name, MarkKind.DELIVERED, said), alice.last(ClientEvent.Marked.class));
        bob.tell(new ClientCommand.Mark(chat, MarkKind.READ, said));
        bed.pass(Duration.ofSeconds(1));
        assertEquals(new ClientEvent.Marked(chat, bob.name, MarkKind.READ, said), alice.last(ClientEvent.Marked.class));
    }

    @Spec("6.1-7")
    @Test
    void nobodyElseWritesIntoIt() {
        Person eve = bed.online("eve", 3);
        assertRejected(ErrorCode.NOT_FOUND, eve, eve.send(chat, "hello"));
        assertEquals(List.of(), bob.texts(chat));
    }

    @Spec({"5.2-6", "5.2-7", "6.1-7"})
    @Test
    void whoLeftWritesNoMoreAndNobodyWritesToHim() {
        alice.send(chat, "one");
        bob.ask(new Leave(0, chat));
        assertRejected(ErrorCode.PEER_UNAVAILABLE, alice, alice.send(chat, "two"));
        ConversationId again = alice.meet(bob);
        assertTrue(!again.equals(chat));
        alice.send(again, "three");
        assertEquals(List.of("three"), bob.texts(again));
    }

    @Spec({"5.3-1", "5.1-16"})
    @Test
    void theBlockedIsAnsweredAsEverAndNotHeard() {
        bob.ask(new Block(0, alice.name, true));
        assertEquals(new Position(1, 1), alice.stored(alice.send(chat, "do you hear me?")));
        bob.ask(new Block(0, alice.name, false));
        alice.send(chat, "and now?");
        assertEquals(List.of("and now?"), bob.texts(chat));
        assertEquals(
                SkipReason.WITHHELD,
                bob.last(ClientEvent.PositionsSkipped.class).reason());
    }

    @Spec({"6.9-3", "6.9-2"})
    @Test
    void whatExpiredIsNotDelivered() {
        bob.cut();
        long soon = bed.loop.nowMillis() + 1_000;
        alice.send(chat, "quick", null, soon);
        bed.pass(Duration.ofSeconds(2));
        bob.connect();
        bed.settle();
        assertEquals(List.of(), bob.texts(chat));
        assertEquals(
                SkipReason.EXPIRED, bob.last(ClientEvent.PositionsSkipped.class).reason());
    }

    @Spec({"6.7-1", "6.7-2", "6.7-3", "6.7-4"})
    @Test
    void relationsPointAtWhatIsThereAndBelongsToTheirSender() {
        Position said = alice.stored(alice.send(chat, "helo"));
        Position edit = alice.stored(alice.send(chat, "hello", new Relation(RelationKind.EDIT, said), 0));
        bob.stored(bob.send(chat, "hi", new Relation(RelationKind.REPLY, said), 0));
        assertRejected(ErrorCode.FORBIDDEN, bob, bob.send(chat, "bye", new Relation(RelationKind.EDIT, said), 0));
        assertRejected(
                ErrorCode.CONTENT_REFUSED, alice, alice.send(chat, "x", new Relation(RelationKind.EDIT, edit), 0));
        Relation nowhere = new Relation(RelationKind.REPLY, new Position(1, 99));
        assertRejected(ErrorCode.NOT_FOUND, alice, alice.send(chat, "x", nowhere, 0));
        Body none = new Body(ContentType.NONE, Bytes.EMPTY);
        assertRejected(ErrorCode.FORBIDDEN, bob, bob.send(chat, none, new Relation(RelationKind.DELETE, said), 0));
        alice.stored(alice.send(chat, none, new Relation(RelationKind.DELETE, said), 0));
    }

    @Spec({"5.4-3", "5.4-6", "5.3-2"})
    @Test
    void typingIsSeenByWhoSharesTheConversationUnlessBlocked() {
        Person eve = bed.online("eve", 3);
        alice.tell(new ClientCommand.ShowTyping(chat, true));
        bed.settle();
        assertEquals(alice.name, bob.last(ClientEvent.TypingShown.class).user());
        assertEquals(List.of(), eve.all(ClientEvent.TypingShown.class));
        bob.ask(new Block(0, alice.name, true));
        alice.tell(new ClientCommand.ShowTyping(chat, false));
        bed.settle();
        assertEquals(1, bob.all(ClientEvent.TypingShown.class).size());
    }

    private static void assertRejected(ErrorCode code, Person who, MessageId id) {
        assertEquals(new SendOutcome.Rejected(code, 0), who.outcome(id));
    }
}
