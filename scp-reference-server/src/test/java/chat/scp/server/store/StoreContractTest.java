package chat.scp.server.store;

import static chat.scp.server.store.Samples.ALICE;
import static chat.scp.server.store.Samples.BOB;
import static chat.scp.server.store.Samples.CAROL;
import static chat.scp.server.store.Samples.CHAT;
import static chat.scp.server.store.Samples.DESK;
import static chat.scp.server.store.Samples.NOW;
import static chat.scp.server.store.Samples.PHONE;
import static chat.scp.server.store.Samples.member;
import static chat.scp.server.store.Samples.openChat;
import static chat.scp.server.store.Samples.submission;
import static chat.scp.server.store.Samples.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.auth.ScramVerifier;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.Position;
import chat.scp.pdu.Role;
import chat.scp.pdu.UserName;
import chat.scp.pdu.Visibility;
import chat.scp.server.store.KnownDevice.TokenHash;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store does; each kind has a subclass. */
abstract class StoreContractTest {
    private static final long ALL = Long.MAX_VALUE;

    private ChatStore store;

    abstract ChatStore open() throws Exception;

    @BeforeEach
    void openStore() throws Exception {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Spec("4.2-8")
    @Test
    void onlyWhoMayLogInByPasswordHasAVerifierToCheckItWith() {
        ScramVerifier verifier = new ScramVerifier(
                Bytes.ofHex("0a".repeat(16)), 9_000, Bytes.ofHex("0b".repeat(32)), Bytes.ofHex("0c".repeat(32)));
        store.accounts().create(new Account(ALICE, "", verifier, false, NOW)).join();
        store.accounts().create(new Account(BOB, "", null, false, NOW)).join();
        assertEquals(Optional.of(verifier), store.accounts().verifier(ALICE));
        assertEquals(Optional.empty(), store.accounts().verifier(BOB));
        assertEquals(Optional.empty(), store.accounts().verifier(CAROL));
        Account alice = store.accounts().find(ALICE).orElseThrow();
        store.accounts().update(alice.withDisabled(true)).join();
        assertEquals(Optional.empty(), store.accounts().verifier(ALICE));
    }

    // ---- the log

    @Spec({"6.2-1", "6.1-3"})
    @Test
    void sequencesCountFromOneInEachConversation() {
        ConversationId other = new ConversationId(8, 8);
        openChat(store, CHAT);
        openChat(store, other);
        assertEquals(new Position(1, 1), stored(append(CHAT, 1, "a")).position());
        assertEquals(new Position(1, 2), stored(append(CHAT, 2, "b")).position());
        assertEquals(new Position(1, 1), stored(append(other, 3, "c")).position());
        assertEquals(2, store.conversations().find(CHAT).orElseThrow().last());
    }

    @Spec({"6.1-5", "6.1-9"})
    @Test
    void theSameMessageAgainIsThereOnceAndAnsweredWithItsFirstPositionAndTime() {
        openChat(store, CHAT);
        append(CHAT, 1, "a");
        append(CHAT, 2, "b");
        var again =
                stored(store.log().append(submission(CHAT, 1, "a", NOW + 5_000)).join());
        assertEquals(new Appended.Stored(new Position(1, 1), NOW, true), again);
        assertEquals(List.of("a", "b"), texts(1, ALL));
    }

    @Test
    void whatWasSentBeforeIsFoundWithoutSendingAgain() {
        openChat(store, CHAT);
        assertEquals(Optional.empty(), store.log().sentBefore(submission(CHAT, 1, "a")));
        append(CHAT, 1, "a");
        assertEquals(
                Optional.of(new Appended.Stored(new Position(1, 1), NOW, true)),
                store.log().sentBefore(submission(CHAT, 1, "a")));
    }

    @Spec("6.1-2")
    @Test
    void anIdThatWasUsedForAnotherMessageIsRefused() {
        openChat(store, CHAT);
        append(CHAT, 1, "a");
        assertInstanceOf(Appended.IdReused.class, append(CHAT, 1, "b"));
        assertEquals(List.of("a"), texts(1, ALL));
    }

    @Test
    void twoDevicesMayUseTheSameId() {
        openChat(store, CHAT);
        append(CHAT, 1, "a");
        Submission first = submission(CHAT, 1, "b");
        Submission other = new Submission(ALICE, DESK, first.contentHash(), first.message(), false, NOW);
        assertFalse(stored(store.log().append(other).join()).duplicate());
    }

    @Spec("6.2-4")
    @Test
    void timeDoesNotFallWhenTheClockDoes() {
        openChat(store, CHAT);
        append(CHAT, 1, "a");
        var second = stored(
                store.log().append(submission(CHAT, 2, "b", NOW - 60_000)).join());
        assertEquals(NOW, second.timeMillis());
    }

    @Test
    void aMessageIntoNoConversationIsNotStored() {
        assertInstanceOf(Appended.NoConversation.class, append(CHAT, 1, "a"));
    }

    @Test
    void whatIsReadIsFilledIn() {
        openChat(store, CHAT);
        append(CHAT, 1, "a");
        var view = store.log().read(CHAT, 1, ALL, 10, 10_000).get(0).message().view();
        assertEquals(new Position(1, 1), view.position());
        assertEquals(NOW, view.timeMillis());
        assertTrue(view.isSender(ALICE));
    }

    @Test
    void pagesEndAtTheirLimitsButHoldOneMessageIfThereIsOne() {
        openChat(store, CHAT);
        LongStream.rangeClosed(1, 5).forEach(n -> append(CHAT, n, "m" + n));
        assertEquals(2, store.log().read(CHAT, 1, ALL, 2, 10_000).size());
        assertEquals(1, store.log().read(CHAT, 1, ALL, 10, 1).size());
        assertEquals(List.of("m2", "m3"), texts(2, 3));
        assertEquals(
                List.of("m4", "m3"),
                store.log().readBackward(CHAT, 4, 2, 10_000).stream()
                        .map(Samples::text)
                        .toList());
    }

    @Spec("6.1-11")
    @Test
    void whatIsOldOrTooMuchGoesFromTheBeginningAndItsIdsStayKnown() {
        openChat(store, CHAT);
        LongStream.rangeClosed(1, 6).forEach(n -> store.log()
                .append(submission(CHAT, n, "m" + n, NOW + n * 1_000))
                .join());
        assertEquals(2, store.log().removeOld(NOW + 3_000, 100, 0).join());
        assertEquals(1, store.log().removeOld(0, 3, 0).join());
        StoredConversation log = store.conversations().find(CHAT).orElseThrow();
        assertEquals(List.of(4L, 6L), List.of(log.first(), log.last()));
        assertTrue(stored(append(CHAT, 1, "m1")).duplicate());

        assertEquals(3, store.log().removeOld(NOW + 60_000, 100, NOW + 60_000).join());
        assertFalse(stored(append(CHAT, 1, "m1")).duplicate());
        assertEquals(7, store.conversations().find(CHAT).orElseThrow().last());
    }

    @Test
    void aLoginSeesEachOfItsConversationsAsTheyAreReadOneByOne() {
        openChat(store, CHAT);
        LongStream.rangeClosed(1, 3).forEach(n -> append(CHAT, n, "m" + n));
        StoredConversation room =
                StoredConversation.room(new ConversationId(5, 5), UserName.of("hall"), Visibility.PUBLIC, 0, "T", "t");
        store.conversations()
                .create(room, List.of(new Membership(ALICE, Role.OWNER, NOW), new Membership(BOB, Role.NONE, NOW)))
                .join();
        DeviceId device = new DeviceId(1, 1);
        store.marks().markDelivered(CHAT, ALICE, device, 2).join();
        store.marks().markRead(CHAT, ALICE, 1).join();
        assertEquals(
                List.of(
                        new Overview(store.conversations().find(CHAT).orElseThrow(), Role.MEMBER, BOB, 2, 1, 2),
                        new Overview(
                                store.conversations().find(room.id()).orElseThrow(),
                                Role.OWNER,
                                UserName.NONE,
                                0,
                                0,
                                1)),
                store.conversations().overviews(ALICE, device));
        assertEquals(1, store.conversations().overviews(BOB, device).size());
    }

    // ---- accounts and devices

    @Test
    void anAccountIsMadeOnceAndCanBeChanged() {
        ScramVerifier verifier = ScramVerifier.decoy(Bytes.ofHex("aa".repeat(16)), "alice", 4_096);
        Account account = new Account(ALICE, "Alice", null, false, NOW);
        assertTrue(store.accounts().create(account).join());
        assertFalse(store.accounts().create(account.withDisplayName("Eve")).join());
        assertEquals(Optional.of(account), store.accounts().find(ALICE));

        Account changed = account.withVerifier(verifier).withDisabled(true);
        assertTrue(store.accounts().update(changed).join());
        assertEquals(Optional.of(changed), store.accounts().find(ALICE));
        assertFalse(
                store.accounts().update(new Account(BOB, "", null, false, 0)).join());
    }

    @Test
    void aRemovedAccountTakesItsDevicesAndMembershipsAlong() {
        store.accounts().create(new Account(ALICE, "", null, false, NOW)).join();
        store.devices().save(device(TokenHash.NONE, TokenHash.NONE)).join();
        openChat(store, CHAT);
        store.accounts().remove(ALICE).join();
        assertEquals(List.of(), store.devices().of(ALICE));
        assertFalse(store.conversations().member(CHAT, ALICE).orElseThrow().isMember());
        assertEquals(
                ALICE,
                store.conversations().counterpart(CHAT, BOB).orElseThrow().user());
        assertEquals(List.of(), store.accounts().list(UserName.NONE, 10));
    }

    @Test
    void aDeviceIsFoundByItsIdWithBothOfItsTokens() {
        store.accounts().create(new Account(ALICE, "", null, false, NOW)).join();
        KnownDevice device =
                device(new TokenHash(Bytes.ofHex("01"), NOW + 10), new TokenHash(Bytes.ofHex("02"), NOW + 5));
        store.devices().save(device).join();
        assertEquals(List.of(device), store.devices().withId(PHONE));
        assertEquals(List.of(), store.devices().withId(DESK));
        store.devices().remove(ALICE, PHONE).join();
        assertEquals(List.of(), store.devices().of(ALICE));
    }

    @Test
    void aDeviceIsForgottenWhenItWasAwayAndItsTokensRanOut() {
        store.accounts().create(new Account(ALICE, "", null, false, NOW)).join();
        store.devices()
                .save(device(new TokenHash(Bytes.ofHex("01"), NOW + 10), TokenHash.NONE))
                .join();
        assertEquals(0, store.devices().forget(NOW + 1, NOW).join());
        assertEquals(1, store.devices().forget(NOW + 1, NOW + 11).join());
    }

    // ---- conversations

    @Test
    void aDirectConversationIsFoundByItsTwoUntilOneLeaves() {
        openChat(store, CHAT);
        assertEquals(
                CHAT, store.conversations().direct(BOB, ALICE).orElseThrow().id());
        store.conversations()
                .setMember(CHAT, new Membership(BOB, Role.NONE, NOW))
                .join();
        assertEquals(Optional.empty(), store.conversations().direct(ALICE, BOB));
        assertFalse(store.conversations().member(CHAT, BOB).orElseThrow().isMember());
        assertEquals(1, store.conversations().memberCount(CHAT));
        assertEquals(List.of(), store.conversations().of(BOB, 0, 10));
    }

    @Spec("5.6-1")
    @Test
    void aRoomNameIsGivenOnce() {
        assertTrue(store.conversations().create(room(CHAT), List.of()).join());
        assertFalse(store.conversations()
                .create(room(new ConversationId(8, 8)), List.of())
                .join());
        store.conversations().remove(CHAT).join();
        assertEquals(Optional.empty(), store.conversations().room(UserName.of("tea")));
    }

    @Spec("5.6-10")
    @Test
    void onlyPublicRoomsAreListed() {
        store.conversations().create(room(CHAT), List.of(member(ALICE))).join();
        assertEquals(1, store.conversations().publicRooms(0, 10).size());
        StoredConversation hidden = room(CHAT).configured(Visibility.PRIVATE, 9, "t", "u");
        store.conversations().configure(hidden).join();
        assertEquals(Optional.of(hidden), store.conversations().find(CHAT));
        assertEquals(List.of(), store.conversations().publicRooms(0, 10));
    }

    @Test
    void whoSharesAConversationIsAnAcquaintance() {
        openChat(store, CHAT);
        store.conversations()
                .create(room(new ConversationId(8, 8)), List.of(member(BOB), member(CAROL)))
                .join();
        assertEquals(List.of(BOB), store.conversations().acquaintances(ALICE, 10));
        assertEquals(2, store.conversations().acquaintances(BOB, 10).size());
    }

    @Test
    void bansAndBlocksHoldUntilTheyEnd() {
        store.conversations().create(room(CHAT), List.of()).join();
        store.conversations().setBanned(CHAT, BOB, true).join();
        assertTrue(store.conversations().isBanned(CHAT, BOB));
        store.conversations().setBanned(CHAT, BOB, false).join();
        assertFalse(store.conversations().isBanned(CHAT, BOB));

        store.blocks().setBlocked(ALICE, BOB, true).join();
        store.blocks().setBlocked(ALICE, BOB, true).join();
        assertEquals(List.of(BOB), store.blocks().of(ALICE, 0, 10));
        assertFalse(store.blocks().isBlocked(BOB, ALICE));
        store.blocks().setBlocked(ALICE, BOB, false).join();
        assertFalse(store.blocks().isBlocked(ALICE, BOB));
    }

    @Spec("6.4-4")
    @Test
    void marksDoNotGoBack() {
        openChat(store, CHAT);
        store.marks().markDelivered(CHAT, BOB, PHONE, 5).join();
        store.marks().markDelivered(CHAT, BOB, PHONE, 3).join();
        store.marks().markDelivered(CHAT, BOB, DESK, 7).join();
        store.marks().markRead(CHAT, BOB, 9).join();
        assertEquals(5, store.marks().delivered(CHAT, BOB, PHONE));
        assertEquals(7, store.marks().delivered(CHAT, BOB));
        assertEquals(9, store.marks().read(CHAT, BOB));
        assertEquals(0, store.marks().read(CHAT, ALICE));
    }

    @Test
    void aBackupIsTakenWhileTheStoreServes(@org.junit.jupiter.api.io.TempDir java.nio.file.Path dir) throws Exception {
        openChat(store, CHAT);
        append(CHAT, 1, "a");
        store.backUpTo(dir.resolve("copy.db"));
        append(CHAT, 2, "b");
        try (ChatStore copy = SqliteStore.open(dir.resolve("copy.db"))) {
            assertEquals(1, copy.conversations().find(CHAT).orElseThrow().last());
        }
    }

    private static StoredConversation room(ConversationId id) {
        return StoredConversation.room(id, UserName.of("tea"), Visibility.PUBLIC, 0, "Tea", "");
    }

    private static KnownDevice device(TokenHash given, TokenHash used) {
        return new KnownDevice(ALICE, PHONE, "test", NOW, given, used);
    }

    private Appended append(ConversationId conversation, long id, String text) {
        return store.log().append(submission(conversation, id, text)).join();
    }

    private static Appended.Stored stored(Appended appended) {
        return assertInstanceOf(Appended.Stored.class, appended);
    }

    private List<String> texts(long first, long last) {
        return store.log().read(CHAT, first, last, 100, 100_000).stream()
                .map(logged -> text(logged))
                .toList();
    }
}
