package chat.scp.server.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.auth.SaltedPassword;
import chat.scp.auth.ScramParameters;
import chat.scp.auth.ScramVerifier;
import chat.scp.dialect.Credential;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.ListKind;
import chat.scp.pdu.MarkKind;
import chat.scp.pdu.Position;
import chat.scp.pdu.PresenceStatus;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.ClaimKeys;
import chat.scp.pdu.v2.List;
import chat.scp.server.store.SqliteStore;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.SendOutcome;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who wants too much is told so, and how long to wait; who does not listen is put out. */
class LimitsTest {
    private static final ScramParameters PARAMETERS = new ScramParameters(Bytes.ofHex("01".repeat(16)), 4_096);
    private static final Rate THREE = Rate.of(3, Duration.ofMinutes(1));

    private Bed bed = new Bed(Bed.OPEN.withRates(Rates.UNLIMITED));

    @AfterEach
    void close() {
        bed.close();
    }

    private void rates(Rates rates) {
        bed.service.configure(Bed.OPEN.withRates(rates));
        bed.settle();
    }

    private void limits(Limits limits) {
        bed.service.configure(Bed.OPEN.withRates(Rates.UNLIMITED).withLimits(limits));
        bed.settle();
    }

    private static Rates only(String name) {
        Rates all = Rates.UNLIMITED;
        return new Rates(
                name.equals("logins") ? THREE : all.logins(),
                all.failedLogins(),
                name.equals("registrations") ? THREE : all.registrations(),
                name.equals("messages") ? THREE : all.messages(),
                name.equals("bytes") ? THREE : all.messageBytes(),
                name.startsWith("requests") ? THREE : all.requests(),
                name.equals("notices") ? THREE : all.notices(),
                name.equals("marks") ? THREE : all.marks(),
                name.equals("invitations") ? THREE : all.invitations(),
                name.equals("claims") ? THREE : all.keyClaims(),
                name.endsWith("refusals") ? THREE : all.refusals());
    }

    @Test
    void anAddressLogsInSoOftenAndThenWaits() {
        rates(only("logins"));
        for (int i = 0; i < 3; i++) {
            assertTrue(bed.online("user" + i, i + 1).isOnline());
        }
        ClientEvent.LoginRefused refused = bed.online("late", 9).last(ClientEvent.LoginRefused.class);
        assertEquals(ErrorCode.RATE_LIMITED, refused.code());
        bed.pass(Duration.ofMillis(refused.retryAfterMillis()));
        assertTrue(bed.online("later", 10).isOnline());
    }

    @Test
    void anAddressHasSoManyConnectionsAndNoMore() {
        limits(new Limits(2, 32, 1_000, 1_000, 64, 1_000, 64 << 10, 1L << 30, 100, 1_024));
        Person first = bed.online("first", 1);
        assertTrue(bed.online("second", 2).isOnline());
        ClientEvent.LoginRefused refused = bed.online("third", 3).last(ClientEvent.LoginRefused.class);
        assertEquals(ErrorCode.SERVER_FULL, refused.code());
        assertTrue(refused.retryAfterMillis() > 0);
        first.cut();
        bed.pass(Duration.ofSeconds(10));
        assertTrue(bed.online("fourth", 4).isOnline());
    }

    @Test
    void accountsAreMadeAtALimitedRate() {
        rates(only("registrations"));
        for (int i = 0; i < 3; i++) {
            assertTrue(register("user" + i, i).isOnline());
        }
        ClientEvent.LoginRefused refused = register("late", 9).last(ClientEvent.LoginRefused.class);
        assertEquals(ErrorCode.RATE_LIMITED, refused.code());
        assertTrue(refused.retryAfterMillis() > 0);
        assertFalse(bed.store.accounts().find(UserName.of("late")).isPresent());
    }

    private Person register(String name, int device) {
        Person person = bed.person(name, device + 1);
        person.password = "secret";
        SaltedPassword password = SaltedPassword.derive(person.password, PARAMETERS);
        person.withCredential(new Credential.Password(ScramVerifier.fromSaltedPassword(PARAMETERS, password), ""))
                .connect();
        bed.settle();
        return person;
    }

    @Test
    void messagesComeAtALimitedRateAndAreTakenAgainLater() {
        Person alice = bed.online("alice", 1);
        ConversationId chat = alice.meet(bed.online("bob", 2));
        rates(only("messages"));
        for (int i = 0; i < 3; i++) {
            alice.stored(alice.send(chat, "m"));
        }
        SendOutcome.Rejected rejected = rejected(alice, chat, "too fast");
        assertEquals(ErrorCode.RATE_LIMITED, rejected.code());
        bed.pass(Duration.ofMillis(rejected.retryAfterMillis()));
        alice.stored(alice.send(chat, "in time"));
        assertEquals(
                ErrorCode.RATE_LIMITED, rejected(alice, chat, "again too fast").code());
    }

    private static SendOutcome.Rejected rejected(Person by, ConversationId in, String text) {
        return assertInstanceOf(SendOutcome.Rejected.class, by.outcome(by.send(in, text)));
    }

    @Test
    void bytesComeAtALimitedRate() {
        Person alice = bed.online("alice", 1);
        ConversationId chat = alice.meet(bed.online("bob", 2));
        rates(only("bytes"));
        alice.stored(alice.send(chat, "ab"));
        assertEquals(ErrorCode.RATE_LIMITED, rejected(alice, chat, "cd").code());
        alice.stored(alice.send(chat, "e"));
    }

    @Test
    void oneMessageHasSoManyBytes() {
        Person alice = bed.online("alice", 1);
        ConversationId chat = alice.meet(bed.online("bob", 2));
        limits(new Limits(100, 32, 1_000, 1_000, 64, 1_000, 4, 1L << 30, 100, 1_024));
        alice.stored(alice.send(chat, "four"));
        assertEquals(ErrorCode.CONTENT_REFUSED, rejected(alice, chat, "fives").code());
    }

    @Test
    void anAccountStoresSoMuchUntilSomeOfItIsRemoved() {
        Person alice = bed.online("alice", 1);
        Person bob = bed.online("bob", 2);
        ConversationId chat = alice.meet(bob);
        limits(new Limits(100, 32, 1_000, 1_000, 64, 1_000, 64 << 10, 250, 100, 1_024));
        alice.stored(alice.send(chat, "m".repeat(20)));
        alice.stored(alice.send(chat, "m".repeat(20)));
        assertEquals(
                ErrorCode.LIMIT_REACHED, rejected(alice, chat, "m".repeat(20)).code());
        bob.stored(bob.send(chat, "others may"));
        bed.store.log().removeOld(Long.MIN_VALUE, 1, 0).join();
        alice.stored(alice.send(chat, "m".repeat(20)));
    }

    @Test
    void requestsComeAtALimitedRate() {
        Person alice = bed.online("alice", 1);
        rates(only("requests"));
        for (int i = 0; i < 3; i++) {
            assertInstanceOf(ClientEvent.AnswerDone.class, alice.ask(rooms()));
        }
        ClientEvent.AnswerFailed failed = assertInstanceOf(ClientEvent.AnswerFailed.class, alice.ask(rooms()));
        assertEquals(ErrorCode.RATE_LIMITED, failed.code());
        assertTrue(failed.retryAfterMillis() > 0);
    }

    private static List rooms() {
        return new List(1, 10, 0, ConversationId.NONE, ListKind.ROOMS);
    }

    @Test
    void whoIsRefusedForHasteAgainAndAgainIsPutOut() {
        Person alice = bed.online("alice", 1);
        rates(only("requests refusals"));
        for (int i = 0; i < 3 + 4; i++) {
            alice.tell(new ClientCommand.Ask(100 + i, rooms()));
        }
        bed.settle();
        ClientEvent.Offline offline = alice.last(ClientEvent.Offline.class);
        assertEquals(ErrorCode.RATE_LIMITED, offline.reason().code());
        assertTrue(offline.reason().retryAfterMillis() > 0);
    }

    @Spec("5.1-17")
    @Test
    void invitationsComeAtALimitedRate() {
        Person alice = bed.online("alice", 1);
        rates(only("invitations"));
        for (int i = 0; i < 3; i++) {
            alice.invite(bed.online("bob" + i, 10 + i));
        }
        alice.invite(bed.online("carl", 20));
        assertEquals(
                ErrorCode.LIMIT_REACHED,
                alice.last(ClientEvent.InvitationEnded.class).code());
    }

    @Spec("6.10-6")
    @Test
    void keyPackagesOfOneAccountAreClaimedAtALimitedRate() {
        Person alice = bed.online("alice", 1);
        alice.meet(bed.online("bob", 2));
        alice.meet(bed.online("carl", 3));
        rates(only("claims"));
        for (int i = 0; i < 3; i++) {
            assertInstanceOf(ClientEvent.AnswerDone.class, alice.ask(new ClaimKeys(1, UserName.of("bob"))));
        }
        ClientEvent.AnswerFailed failed =
                assertInstanceOf(ClientEvent.AnswerFailed.class, alice.ask(new ClaimKeys(1, UserName.of("bob"))));
        assertEquals(ErrorCode.RATE_LIMITED, failed.code());
        assertInstanceOf(ClientEvent.AnswerDone.class, alice.ask(new ClaimKeys(1, UserName.of("carl"))));
        bed.pass(Duration.ofMillis(failed.retryAfterMillis()));
        assertInstanceOf(ClientEvent.AnswerDone.class, alice.ask(new ClaimKeys(1, UserName.of("bob"))));
    }

    @Test
    void presenceBeyondTheRateIsDropped() {
        Person alice = bed.online("alice", 1);
        Person bob = bed.online("bob", 2);
        alice.meet(bob);
        rates(only("notices"));
        for (int i = 0; i < 10; i++) {
            alice.tell(new ClientCommand.ShowPresence(PresenceStatus.ONLINE, "now " + i));
            bed.settle();
        }
        assertEquals(3, bob.all(ClientEvent.PresenceShown.class).size());
        assertTrue(alice.isOnline());
    }

    @Test
    void whoMarksTooOftenIsPutOutSinceAMarkIsNeverDropped() {
        Person alice = bed.online("alice", 1);
        Person bob = bed.online("bob", 2);
        ConversationId chat = alice.meet(bob);
        for (int i = 0; i < 6; i++) {
            alice.stored(alice.send(chat, "m" + i));
        }
        bed.pass(Duration.ofSeconds(1)); // until the clients' own marks are through
        rates(only("marks"));
        bob.tell(new ClientCommand.Mark(chat, MarkKind.READ, new Position(1, 1)));
        bed.pass(Duration.ofSeconds(1));
        assertTrue(bob.all(ClientEvent.Offline.class).isEmpty());
        for (int i = 2; i <= 6 && bob.all(ClientEvent.Offline.class).isEmpty(); i++) {
            bob.tell(new ClientCommand.Mark(chat, MarkKind.READ, new Position(1, i)));
            bed.pass(Duration.ofSeconds(1));
        }
        ClientEvent.Offline offline = bob.last(ClientEvent.Offline.class);
        assertEquals(ErrorCode.RATE_LIMITED, offline.reason().code());
        assertTrue(offline.reason().retryAfterMillis() > 0);
        assertTrue(alice.all(ClientEvent.Offline.class).isEmpty());
    }

    @Test
    void theEmbeddersHookRefusesAndIsNotAskedAgainForWhatIsStored() {
        bed.close();
        var asked = new java.util.ArrayList<String>();
        bed = new Bed(Bed.OPEN, SqliteStore.inMemory(), Extensions.NONE.withHook(message -> {
            asked.add(message.sender() + ": " + message.text());
            return message.text().contains("spam") ? Optional.of(ErrorCode.CONTENT_REFUSED) : Optional.empty();
        }));
        Person alice = bed.online("alice", 1);
        Person bob = bed.online("bob", 2);
        ConversationId chat = alice.meet(bob);
        alice.stored(alice.send(chat, "hello"));
        assertEquals(ErrorCode.CONTENT_REFUSED, rejected(alice, chat, "spam").code());
        assertEquals(java.util.List.of("hello"), bob.texts(chat));
        assertEquals(java.util.List.of("alice: hello", "alice: spam"), asked);
    }
}
