package chat.scp.server.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.scp.Spec;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.PresenceStatus;
import chat.scp.pdu.UserName;
import chat.scp.pdu.Visibility;
import chat.scp.pdu.v2.Block;
import chat.scp.pdu.v2.Create;
import chat.scp.pdu.v2.Join;
import chat.scp.pdu.v2.Leave;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who learns how others are when they come together. */
class PresenceTest {
    private final Bed bed = new Bed();
    private final Person alice = bed.online("alice", 1);
    private final Person bob = bed.online("bob", 2);
    private final Person carol = bed.online("carol", 3);

    @AfterEach
    void close() {
        bed.close();
    }

    private void shows(Person person, PresenceStatus status) {
        person.tell(new ClientCommand.ShowPresence(status, "I am " + person.name));
        bed.settle();
    }

    private static List<String> seen(Person by) {
        return by.all(ClientEvent.PresenceShown.class).stream()
                .map(shown -> shown.user() + " " + shown.status())
                .toList();
    }

    private void joins(Person person) {
        assertInstanceOf(ClientEvent.AnswerDone.class, person.ask(new Join(0, UserName.of("hall"))));
    }

    @Spec("5.5-4")
    @Test
    void twoWhoBeginAConversationSeeEachOtherAtOnce() {
        shows(alice, PresenceStatus.BUSY);
        shows(bob, PresenceStatus.ONLINE);
        assertEquals(List.of(), seen(alice));
        alice.meet(bob);
        assertEquals(List.of("bob ONLINE"), seen(alice));
        assertEquals(List.of("alice BUSY"), seen(bob));
        assertEquals(List.of(), seen(carol));
    }

    @Spec("5.5-4")
    @Test
    void whoJoinsARoomSeesItsMembersAndTheySeeHim() {
        alice.ask(new Create(0, UserName.of("hall"), 0, Visibility.PUBLIC, "", ""));
        joins(bob);
        shows(alice, PresenceStatus.ONLINE);
        shows(carol, PresenceStatus.AWAY);
        joins(carol);
        assertEquals(List.of("carol AWAY"), seen(alice));
        assertEquals(List.of("alice ONLINE", "carol AWAY"), seen(bob));
        assertEquals(List.of("alice ONLINE"), seen(carol));
    }

    @Spec("5.5-2")
    @Test
    void whoShowsNothingIsSeenByNobody() {
        shows(alice, PresenceStatus.ONLINE);
        alice.meet(bob);
        assertEquals(List.of(), seen(alice));
        assertEquals(List.of("alice ONLINE"), seen(bob));
    }

    @Spec("5.3-2")
    @Test
    void whoIsBlockedSeesNothing() {
        alice.ask(new Create(0, UserName.of("hall"), 0, Visibility.PUBLIC, "", ""));
        bob.ask(new Block(0, alice.name, true));
        shows(alice, PresenceStatus.ONLINE);
        shows(bob, PresenceStatus.ONLINE);
        joins(bob);
        assertEquals(List.of(), seen(alice));
        assertEquals(List.of(), seen(bob));
    }

    @Spec("5.5-4")
    @Test
    void whoComesBackSeesAnew() {
        shows(alice, PresenceStatus.ONLINE);
        ConversationId chat = alice.meet(bob);
        bob.ask(new Leave(0, chat));
        shows(alice, PresenceStatus.AWAY);
        assertEquals(List.of("alice ONLINE"), seen(bob));
        alice.meet(bob);
        assertEquals(List.of("alice ONLINE", "alice AWAY"), seen(bob));
    }
}
