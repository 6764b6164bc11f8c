package chat.scp.server.store;

import static chat.scp.server.store.Samples.ALICE;
import static chat.scp.server.store.Samples.DESK;
import static chat.scp.server.store.Samples.NOW;
import static chat.scp.server.store.Samples.PHONE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scp.Spec;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.DeviceId;
import chat.scp.server.store.KeyPackages.Claimed;
import chat.scp.server.store.KnownDevice.TokenHash;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Key packages outlive the store's process, and are given out once whatever happens in between. */
class KeyPackagesTest {
    @TempDir
    Path dir;

    private Path file;

    @BeforeEach
    void begin() {
        file = dir.resolve("chat.db");
        try (SqliteStore store = SqliteStore.open(file)) {
            store.accounts().create(new Account(ALICE, "", null, false, NOW)).join();
            save(store, PHONE);
            save(store, DESK);
            publish(store, PHONE, "one", "two", "three");
        }
    }

    private static void save(ChatStore store, DeviceId device) {
        store.devices()
                .save(new KnownDevice(ALICE, device, "", NOW, TokenHash.NONE, TokenHash.NONE))
                .join();
    }

    private static void publish(ChatStore store, DeviceId device, String... names) {
        store.keyPackages()
                .publish(
                        ALICE,
                        device,
                        List.of(names).stream().map(Bytes::ofUtf8).toList())
                .join();
    }

    private static List<String> claim(ChatStore store, DeviceId except) {
        return store.keyPackages().claim(ALICE, except).join().stream()
                .map(c -> c.device().low() + " " + c.keyPackage().utf8() + " " + c.left())
                .toList();
    }

    @Spec("6.10-3")
    @Test
    void whatWasGivenOutStaysGivenOutWhenTheStoreIsOpenedAgain() {
        for (String expected : List.of("1 one 2", "1 two 1", "1 three 1", "1 three 1")) {
            try (SqliteStore store = SqliteStore.open(file)) {
                assertEquals(List.of(expected), claim(store, DeviceId.NONE));
            }
        }
    }

    @Test
    void aDeviceThatIsSavedAgainKeepsThemAndOneThatIsRemovedDoesNot() {
        try (SqliteStore store = SqliteStore.open(file)) {
            publish(store, DESK, "desk");
            save(store, PHONE);
            assertEquals(3, store.keyPackages().left(ALICE, PHONE));
            assertEquals(List.of("2 desk 1"), claim(store, PHONE));
            store.devices().remove(ALICE, PHONE).join();
            assertEquals(0, store.keyPackages().left(ALICE, PHONE));
            store.accounts().remove(ALICE).join();
            assertEquals(List.of(), claim(store, DeviceId.NONE));
        }
    }

    @Spec("6.10-3")
    @Test
    void ofManyWhoClaimAtOnceNoTwoGetTheSame() {
        try (SqliteStore store = SqliteStore.open(file)) {
            String[] names = IntStream.range(0, 100).mapToObj(i -> "key " + i).toArray(String[]::new);
            publish(store, PHONE, names);
            List<CompletableFuture<List<Claimed>>> claims = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                claims.add(store.keyPackages().claim(ALICE, DeviceId.NONE));
            }
            long different = claims.stream()
                    .map(claim -> claim.join().get(0).keyPackage())
                    .distinct()
                    .count();
            assertEquals(100, different);
        }
    }

    /** What came after the copy is lost: which of them were given out since, too. */
    @Spec("6.10-3")
    @Test
    void aRestoredBackupHoldsNone() throws Exception {
        Path copy = dir.resolve("copy.db");
        try (SqliteStore store = SqliteStore.open(file)) {
            store.backUpTo(copy);
        }
        try (SqliteStore restored = SqliteStore.open(copy)) {
            assertEquals(0, restored.keyPackages().left(ALICE, PHONE));
        }
    }

    @Test
    void aStoreOfTheSchemaBeforeGetsItsTablesAndKeepsWhatItHas() throws Exception {
        try (SqlConnection older = new SqlConnection("jdbc:sqlite:" + file)) {
            older.run("DROP TABLE key_packages");
            older.run("DROP TABLE notices");
            older.run("PRAGMA user_version = 2");
        }
        try (SqliteStore store = SqliteStore.open(file)) {
            assertEquals(2, store.devices().of(ALICE).size());
            publish(store, PHONE, "one");
            assertEquals(List.of("1 one 1"), claim(store, DeviceId.NONE));
            store.notices().say("hello").join();
            assertEquals("hello", store.notices().after(0).get(0).text());
        }
    }
}
