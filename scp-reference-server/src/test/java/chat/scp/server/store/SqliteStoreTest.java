package chat.scp.server.store;

import static chat.scp.server.store.Samples.ALICE;
import static chat.scp.server.store.Samples.CHAT;
import static chat.scp.server.store.Samples.PHONE;
import static chat.scp.server.store.Samples.openChat;
import static chat.scp.server.store.Samples.submission;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.pdu.Position;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store in a file does beside what every store does. */
class SqliteStoreTest {
    private static final String LONG = "x".repeat(10_000);

    @TempDir
    Path dir;

    @Test
    void whatWasWrittenIsThereWhenItIsOpenedAgain() {
        Path file = dir.resolve("chat.db");
        var secret = new ArrayList<>();
        for (int round = 1; round <= 2; round++) {
            try (SqliteStore store = SqliteStore.open(file)) {
                openChat(store, CHAT);
                store.log().append(submission(CHAT, round, "text")).join();
                assertEquals(
                        round, store.conversations().find(CHAT).orElseThrow().last());
                secret.add(store.secret());
            }
        }
        assertEquals(secret.get(0), secret.get(1));
    }

    @Test
    void whatIsClosedSaysSoAndMayBeClosedAgain() {
        SqliteStore store = SqliteStore.open(dir.resolve("chat.db"));
        store.close();
        store.close();
        assertThrows(StoreException.class, () -> store.conversations().find(CHAT));
    }

    @Spec({"6.1-6", "6.2-1"})
    @Test
    void aFullDiskRefusesAndLeavesNoHoleAndWhatIsStoredStays() {
        try (SqliteStore store = SqliteStore.open(dir.resolve("chat.db"))) {
            openChat(store, CHAT);
            store.limitPages((int) store.pages() + 20);
            List<CompletableFuture<Appended>> sent = new ArrayList<>();
            for (int i = 1; i <= 100; i++) {
                sent.add(store.log().append(submission(CHAT, i, LONG)));
            }
            CompletableFuture.allOf(sent.toArray(new CompletableFuture<?>[0]))
                    .handle((all, failure) -> true)
                    .join();
            long stored =
                    sent.stream().filter(s -> !s.isCompletedExceptionally()).count();
            assertTrue(stored > 0 && stored < 100, stored + " stored");
            assertInstanceOf(
                    StoreException.class,
                    assertThrows(CompletionException.class, () -> sent.get(99).join())
                            .getCause());
            assertEquals(stored, store.conversations().find(CHAT).orElseThrow().last());
            assertTrue(
                    store.trouble().orElseThrow().contains("full"),
                    store.trouble().toString());
            assertThrows(CompletionException.class, () -> store.tryToWrite().join());
            assertTrue(store.trouble().isPresent(), "nothing has changed");

            store.limitPages(1_000_000);
            store.tryToWrite().join();
            assertEquals(Optional.empty(), store.trouble());
            var next = (Appended.Stored)
                    store.log().append(submission(CHAT, 100, LONG)).join();
            assertEquals(new Position(1, stored + 1), next.position());
            assertEquals(
                    stored + 1,
                    store.log().read(CHAT, 1, 1_000, 1_000, Integer.MAX_VALUE).size());
        }
    }

    @Test
    void oneBadWriteDoesNotTakeItsNeighboursAlong() {
        try (SqliteStore store = SqliteStore.open(dir.resolve("chat.db"))) {
            openChat(store, CHAT);
            List<CompletableFuture<?>> writes = new ArrayList<>();
            for (int i = 1; i <= 200; i++) {
                // A device of an account that is not there breaks the database's own rule.
                writes.add(
                        i % 20 == 0
                                ? store.devices()
                                        .save(new KnownDevice(
                                                ALICE,
                                                PHONE,
                                                "",
                                                0,
                                                KnownDevice.TokenHash.NONE,
                                                KnownDevice.TokenHash.NONE))
                                : store.log().append(submission(CHAT, i, "text " + i)));
            }
            long failed = writes.stream()
                    .filter(w -> w.handle((done, failure) -> failure != null).join())
                    .count();
            assertEquals(10, failed);
            assertEquals(Optional.empty(), store.trouble(), "it was the writes' own fault");
            assertEquals(190, store.conversations().find(CHAT).orElseThrow().last());
        }
    }

    @Test
    void aDamagedFileIsNoticedAtTheStart() throws Exception {
        Path file = dir.resolve("chat.db");
        try (SqliteStore store = SqliteStore.open(file)) {
            openChat(store, CHAT);
            for (int i = 1; i <= 50; i++) {
                store.log().append(submission(CHAT, i, LONG)).join();
            }
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            for (long page = 4; page < bytes.length() / 4096; page++) {
                bytes.seek(page * 4096);
                bytes.write(new byte[64]);
            }
        }
        String told =
                assertThrows(StoreException.class, () -> SqliteStore.open(file)).getMessage();
        assertTrue(told.contains("is damaged"), told);
    }

    @Test
    void aFileThatIsNoStoreIsLeftAlone() throws Exception {
        Path file = dir.resolve("other.db");
        try (SqlConnection other = new SqlConnection("jdbc:sqlite:" + file)) {
            other.run("CREATE TABLE recipes (name TEXT)");
        }
        String told =
                assertThrows(StoreException.class, () -> SqliteStore.open(file)).getMessage();
        assertTrue(told.contains("not one of an SCP server"), told);
    }

    @Test
    void aStoreOfANewerVersionIsNotTouched() throws Exception {
        Path file = dir.resolve("chat.db");
        SqliteStore.open(file).close();
        try (SqlConnection newer = new SqlConnection("jdbc:sqlite:" + file)) {
            newer.run("PRAGMA user_version = 999");
        }
        String told =
                assertThrows(StoreException.class, () -> SqliteStore.open(file)).getMessage();
        assertTrue(told.contains("newer version"), told);
    }

    @Spec("6.2-2")
    @Test
    void aRestoredBackupBeginsANewEpochEachTimeItIsUsed() throws Exception {
        Path backup = dir.resolve("backup.db");
        try (SqliteStore store = SqliteStore.open(dir.resolve("chat.db"))) {
            openChat(store, CHAT);
            store.log().append(submission(CHAT, 1, "a")).join();
            store.backUpTo(backup);
        }
        int first = epochAfterRestoring(backup, dir.resolve("first.db"), "2026-01-01T00:00:00Z");
        int second = epochAfterRestoring(backup, dir.resolve("second.db"), "2026-01-02T00:00:00Z");
        assertTrue(1 < first && first < second, first + ", " + second);
    }

    private static int epochAfterRestoring(Path backup, Path file, String when) throws Exception {
        java.nio.file.Files.copy(backup, file);
        Clock clock = Clock.fixed(Instant.parse(when), ZoneOffset.UTC);
        SqliteStore.open(file, clock).close();
        try (SqliteStore store = SqliteStore.open(file, clock)) {
            int epoch = store.conversations().find(CHAT).orElseThrow().epoch();
            var old = store.log().read(CHAT, 1, 1, 1, 10_000).get(0).message().view();
            assertEquals(new Position(epoch, 1), old.position());
            return epoch;
        }
    }
}
