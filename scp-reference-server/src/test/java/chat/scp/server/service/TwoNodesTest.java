package chat.scp.server.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.MemberChange;
import chat.scp.pdu.ModerateAction;
import chat.scp.pdu.Position;
import chat.scp.pdu.PresenceStatus;
import chat.scp.pdu.Role;
import chat.scp.pdu.UserName;
import chat.scp.pdu.Visibility;
import chat.scp.pdu.v2.Block;
import chat.scp.pdu.v2.Create;
import chat.scp.pdu.v2.Join;
import chat.scp.pdu.v2.Moderate;
import chat.scp.server.store.Appended;
import chat.scp.server.store.ChatStore;
import chat.scp.server.store.MessageLog;
import chat.scp.server.store.SqliteStore;
import chat.scp.server.store.Submission;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The seam between nodes holds: two services with one store, and a backbone that passes things from hand to hand. */
class TwoNodesTest {
    /** One node's end of it. */
    private static final class Hands implements Backbone {
        private record Place(UserName user, DeviceId device) {}

        private final MessageLog log;
        private final List<Hands> all;
        private final Set<Place> here = new HashSet<>();
        private Consumer<Relayed> node = what -> {};

        Hands(MessageLog log, List<Hands> all) {
            this.log = log;
            this.all = all;
            all.add(this);
        }

        @Override
        public void join(Consumer<Relayed> joined) {
            node = joined;
        }

        @Override
        public CompletionStage<Appended> append(Submission submission) {
            return log.append(submission); // the store's one writer is the owner
        }

        @Override
        public void relay(Relayed what) {
            all.stream().filter(other -> other != this).forEach(other -> other.node.accept(what));
        }

        @Override
        public void online(UserName user, DeviceId device, boolean is) {
            boolean unused = is ? here.add(new Place(user, device)) : here.remove(new Place(user, device));
        }

        @Override
        public boolean isElsewhere(UserName user) {
            return all.stream().filter(other -> other != this).anyMatch(other -> other.here.stream()
                    .anyMatch(p -> p.user().equals(user)));
        }

        @Override
        public void close() {
            all.remove(this);
        }
    }

    private final List<Hands> nodes = new ArrayList<>();
    private final ChatStore store = SqliteStore.inMemory();
    private final Bed one = new Bed(Bed.OPEN, store, Extensions.NONE.withBackbone(log -> new Hands(log, nodes)));
    private final Bed two = new Bed(Bed.OPEN, store, Extensions.NONE.withBackbone(log -> new Hands(log, nodes)));
    private final Person alice = one.online("alice", 1);
    private final Person bob = two.online("bob", 2);
    private final ConversationId hall;

    TwoNodesTest() {
        alice.ask(new Create(0, UserName.of("hall"), 0, Visibility.PUBLIC, "", ""));
        bob.ask(new Join(0, UserName.of("hall")));
        settle();
        hall = store.conversations().room(UserName.of("hall")).orElseThrow().id();
    }

    private void settle() {
        for (int i = 0; i < 3; i++) {
            one.settle();
            two.settle();
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Spec("13.2-1")
    @Test
    void membersOnBothNodesHearEverythingInOneOrder() {
        assertEquals(new Position(1, 1), alice.stored(alice.send(hall, "from one")));
        settle();
        assertEquals(new Position(1, 2), bob.stored(bob.send(hall, "from two")));
        settle();
        assertEquals(List.of("from one"), bob.texts(hall));
        assertEquals(List.of("from two"), alice.texts(hall));
    }

    @Test
    void whatHappensToMembersIsToldOnBothNodes() {
        assertEquals(
                MemberChange.JOINED,
                alice.last(ClientEvent.MemberChanged.class).change().change());
        alice.ask(new Moderate(0, hall, bob.name, ModerateAction.KICK, Role.NONE));
        settle();
        assertEquals(hall, bob.last(ClientEvent.ConversationEnded.class).conversation());
        assertTrue(store.conversations().member(hall, bob.name).stream().noneMatch(m -> m.isMember()));
    }

    @Test
    void presencePassesBetweenNodes() {
        alice.tell(new ClientCommand.ShowPresence(PresenceStatus.BUSY, "at work"));
        settle();
        assertEquals("at work", bob.last(ClientEvent.PresenceShown.class).text());
    }

    @Spec({"13.1-1", "13.1-2"})
    @Test
    void aDeviceThatComesBackOnAnotherNodeIsLetInByItsTokenAndReplacedOnTheFirst() {
        Person again = two.person("alice", 1);
        again.restart(c -> c.withResumeToken(alice.token())).connect();
        settle();
        assertTrue(again.isOnline());
        assertEquals(
                ErrorCode.REPLACED,
                alice.last(ClientEvent.Closed.class).reason().code());
        bob.send(hall, "where are you now?");
        settle();
        assertEquals(List.of("where are you now?"), again.texts(hall));
    }

    @Test
    void aBlockHoldsOnBothNodes() {
        Person carol = one.online("carol", 3);
        Person dave = one.online("dave", 4);
        ConversationId chat = carol.meet(dave);
        settle();
        carol.stored(carol.send(chat, "before"));
        settle();
        Person carolElsewhere = two.person("carol", 3);
        carolElsewhere.restart(c -> c.withResumeToken(carol.token())).connect();
        settle();
        carolElsewhere.stored(carolElsewhere.send(chat, "from two"));
        settle();
        dave.ask(new Block(0, carol.name, true));
        carolElsewhere.ask(new Join(0, UserName.of("hall")));
        settle();
        carolElsewhere.stored(carolElsewhere.send(chat, "withheld"));
        settle();
        assertEquals(List.of("before", "from two"), dave.texts(chat));
    }

    @Test
    void whoComesIntoARoomOnOneNodeSeesAndIsSeenOnTheOther() {
        Person carol = one.online("carol", 3);
        carol.tell(new ClientCommand.ShowPresence(PresenceStatus.AWAY, "out"));
        bob.tell(new ClientCommand.ShowPresence(PresenceStatus.BUSY, "at work"));
        settle();
        carol.ask(new Join(0, UserName.of("hall")));
        settle();
        assertEquals("at work", carol.last(ClientEvent.PresenceShown.class).text());
        assertEquals("out", bob.last(ClientEvent.PresenceShown.class).text());
    }
}
