package chat.scp.server.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.scp.Spec;
import chat.scp.dialect.ClientConfig;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.Capability;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.UserName;
import chat.scp.pdu.Visibility;
import chat.scp.pdu.v2.ClaimKeys;
import chat.scp.pdu.v2.Create;
import chat.scp.pdu.v2.Join;
import chat.scp.pdu.v2.Keys;
import chat.scp.pdu.v2.PublishKeys;
import chat.scp.pdu.v2.Revoke;
import chat.scp.signal.ClientEvent;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Key packages: left by devices, given out once each to whom they concern. §6.10 */
class PublishedKeysTest {
    private final Bed bed = new Bed();
    private final Person alice = bed.online("alice", 1);
    private final Person bob = bob(2);

    @AfterEach
    void close() {
        bed.close();
    }

    /** One of his devices: who has several has a password. */
    private Person bob(long device) {
        if (bed.store.accounts().find(UserName.of("bob")).isEmpty()) {
            bed.account("bob", "secret");
        }
        Person bob = bed.person("bob", device).withPassword("secret").connect();
        bed.settle();
        return bob;
    }

    private static Bytes key(String name) {
        return Bytes.ofUtf8(name);
    }

    private static void publish(Person device, String... names) {
        List<Bytes> packages = List.of(names).stream().map(Bytes::ofUtf8).toList();
        assertInstanceOf(ClientEvent.AnswerDone.class, device.ask(new PublishKeys(1, packages)));
    }

    /** What the claim brought, by the devices' ids. */
    private static List<String> claim(Person by, String of) {
        int before = by.all(ClientEvent.AnswerPart.class).size();
        assertInstanceOf(ClientEvent.AnswerDone.class, by.ask(new ClaimKeys(1, UserName.of(of))));
        return by.all(ClientEvent.AnswerPart.class).stream()
                .skip(before)
                .map(part -> (Keys) part.part())
                .peek(keys -> assertEquals(UserName.of(of), keys.user()))
                .map(keys -> keys.device().low() + " " + keys.keyPackage().utf8())
                .toList();
    }

    private static ErrorCode refused(Person by, String of) {
        return assertInstanceOf(ClientEvent.AnswerFailed.class, by.ask(new ClaimKeys(1, UserName.of(of))))
                .code();
    }

    private static int calls(Person device) {
        return device.all(ClientEvent.KeysNeeded.class).size();
    }

    @Spec("6.10-3")
    @Test
    void eachIsGivenOutOnceInTheirOrderButForTheLast() {
        alice.meet(bob);
        publish(bob, "one", "two", "three");
        assertEquals(List.of("2 one"), claim(alice, "bob"));
        assertEquals(List.of("2 two"), claim(alice, "bob"));
        assertEquals(List.of("2 three"), claim(alice, "bob"));
        assertEquals(List.of("2 three"), claim(alice, "bob"));
    }

    @Test
    void oneOfEachDeviceAndOfTheOwnOnesAllButTheClaimers() {
        alice.meet(bob);
        Person phone = bob(3);
        publish(bob, "desk");
        publish(phone, "phone");
        assertEquals(List.of("2 desk", "3 phone"), claim(alice, "bob"));
        assertEquals(List.of("3 phone"), claim(bob, "bob"));
        assertEquals(List.of(), claim(bob, "alice"));
    }

    @Test
    void aNewListReplacesTheOldAndAnEmptyOneWithdrawsIt() {
        alice.meet(bob);
        publish(bob, "old", "older");
        publish(bob, "new");
        assertEquals(List.of("2 new"), claim(alice, "bob"));
        publish(bob);
        assertEquals(List.of(), claim(alice, "bob"));
    }

    @Test
    void whoSharesNothingWithHimLearnsNothing() {
        publish(bob, "one");
        assertEquals(ErrorCode.NOT_FOUND, refused(alice, "bob"));
        assertEquals(ErrorCode.NOT_FOUND, refused(alice, "nobody"));
        alice.invite(bob);
        assertEquals(List.of("2 one"), claim(alice, "bob"));
        assertEquals(List.of(), claim(bob, "alice"));
    }

    @Test
    void aRoomTheyShareIsEnoughUntilOneLeaves() {
        alice.ask(new Create(1, UserName.of("hall"), 0, Visibility.PUBLIC, "", ""));
        var hall = alice.last(ClientEvent.ConversationOpened.class).conversation();
        publish(alice, "one");
        assertEquals(ErrorCode.NOT_FOUND, refused(bob, "alice"));
        bob.ask(new Join(1, UserName.of("hall")));
        assertEquals(List.of("1 one"), claim(bob, "alice"));
        bob.tell(new chat.scp.signal.ClientCommand.Leave(77, hall));
        bed.settle();
        assertEquals(ErrorCode.NOT_FOUND, refused(bob, "alice"));
    }

    @Spec("6.10-8")
    @Test
    void aDeviceHearsWhenNothingIsLeftThatCanBeGivenOnce() {
        alice.meet(bob);
        assertEquals(1, calls(bob)); // after the login
        publish(bob, "one", "two", "three");
        claim(alice, "bob");
        assertEquals(1, calls(bob));
        claim(alice, "bob");
        assertEquals(2, calls(bob));
        assertEquals(1, calls(alice));

        bob.cut();
        bob.connect();
        bed.settle();
        assertEquals(3, calls(bob));
        publish(bob, "four", "five");
        bob.cut();
        bob.connect();
        bed.settle();
        assertEquals(3, calls(bob));
    }

    @Test
    void whoDidNotAgreeToItHearsNothingOfIt() {
        Person carol = bed.person("carol", 9)
                .restart(c -> new ClientConfig(
                        c.user(),
                        c.device(),
                        c.credential(),
                        c.resumeToken(),
                        c.displayName(),
                        c.agent(),
                        c.capabilities().stream()
                                .filter(one -> !one.equals(Capability.END_TO_END))
                                .toList(),
                        c.cursors(),
                        c.limits(),
                        c.newestVersion()));
        carol.connect();
        bed.settle();
        assertEquals(true, carol.isOnline());
        assertEquals(0, calls(carol));
    }

    @Test
    void keysGoWithTheirDeviceAndStayOverItsLogins() {
        alice.meet(bob);
        publish(bob, "one", "two");
        bob.cut();
        bob.connect();
        bed.settle();
        assertEquals(List.of("2 one"), claim(alice, "bob"));
        Person phone = bob(3);
        phone.ask(new Revoke(1, bob.device()));
        assertEquals(List.of(), claim(alice, "bob"));
    }

    @Spec("6.10-6")
    @Test
    void aDeviceLeavesSoManyAndNoMore() {
        List<Bytes> tooMany =
                IntStream.rangeClosed(0, 100).mapToObj(i -> key("k" + i)).toList();
        ClientEvent.AnswerFailed failed =
                assertInstanceOf(ClientEvent.AnswerFailed.class, bob.ask(new PublishKeys(1, tooMany)));
        assertEquals(ErrorCode.LIMIT_REACHED, failed.code());
        assertEquals(0, bed.store.keyPackages().left(bob.name, bob.device()));
        assertInstanceOf(ClientEvent.AnswerDone.class, bob.ask(new PublishKeys(1, tooMany.subList(0, 100))));
        assertEquals(100, bed.store.keyPackages().left(bob.name, bob.device()));
    }
}
