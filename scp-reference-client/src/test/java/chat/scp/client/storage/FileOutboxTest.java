package chat.scp.client.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ContentType;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Position;
import chat.scp.pdu.Relation;
import chat.scp.pdu.RelationKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an outbox file holds after whatever happened to it. */
@Timeout(120)
class FileOutboxTest {
    @TempDir
    Path dir;

    private static OutboxEntry entry(int number, String text) {
        Relation relation = number % 2 == 0 ? null : new Relation(RelationKind.REPLY, new Position(1, number));
        return new OutboxEntry(
                new ConversationId(1, 1),
                new MessageId(5, number),
                Body.text(text),
                relation,
                number % 3,
                1_000 + number);
    }

    private Path file() {
        return dir.resolve("outbox.log");
    }

    private void with(OutboxEntry... entries) throws IOException {
        try (FileOutbox outbox = FileOutbox.open(file())) {
            for (OutboxEntry entry : entries) {
                outbox.add(entry);
            }
        }
    }

    private List<OutboxEntry> left() throws IOException {
        try (FileOutbox outbox = FileOutbox.open(file())) {
            assertEquals("", outbox.damage());
            return outbox.left();
        }
    }

    @Test
    void whatHasNoOutcomeIsThereInOrder() throws IOException {
        try (FileOutbox outbox = FileOutbox.open(file())) {
            for (int i = 1; i <= 5; i++) {
                outbox.add(entry(i, "m" + i));
            }
            outbox.remove(new MessageId(5, 2));
            outbox.remove(new MessageId(5, 99));
        }
        assertEquals(List.of(entry(1, "m1"), entry(3, "m3"), entry(4, "m4"), entry(5, "m5")), left());
        assertEquals(4, left().size(), "opening changes nothing");
    }

    @Test
    void bodiesAreBytes() throws IOException {
        byte[] all = new byte[256];
        IntStream.range(0, 256).forEach(i -> all[i] = (byte) i);
        OutboxEntry odd = new OutboxEntry(
                new ConversationId(-1, 7),
                new MessageId(-2, -3),
                new Body(ContentType.of(0x7000_0001), Bytes.of(all)),
                new Relation(RelationKind.REACTION, new Position(9, Long.MAX_VALUE)),
                Long.MAX_VALUE,
                0);
        OutboxEntry empty = new OutboxEntry(new ConversationId(1, 1), new MessageId(1, 1), Body.EMPTY, null, 0, 0);
        with(odd, empty);
        assertEquals(List.of(odd, empty), left());
    }

    /** kill -9 while it writes: whatever is at the end, everything before it is there, and it is no damage. */
    @Test
    void aFileCutAnywhereHoldsWhatIsWholeInIt() throws IOException {
        with(entry(1, "one"), entry(2, "two"), entry(3, "three"));
        byte[] whole = Files.readAllBytes(file());
        int before = 0;
        for (int length = 0; length <= whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            List<OutboxEntry> left = left();
            assertTrue(left.size() >= before, "at " + length);
            before = left.size();
            assertEquals(
                    List.of(entry(1, "one"), entry(2, "two"), entry(3, "three")).subList(0, before), left);
        }
        assertEquals(3, before);
    }

    @Test
    void everyDamagedByteIsNoticed() throws IOException {
        with(entry(1, "one"), entry(2, "two"), entry(3, "three"));
        byte[] whole = Files.readAllBytes(file());
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            Files.write(file(), damaged);
            try (FileOutbox outbox = FileOutbox.open(file())) {
                boolean all = outbox.left().equals(List.of(entry(1, "one"), entry(2, "two"), entry(3, "three")));
                assertTrue(!all, "at " + at);
                for (OutboxEntry entry : outbox.left()) {
                    assertEquals(entry((int) entry.id().low(), entry.body().text()), entry, "nothing is made up");
                }
                assertTrue(outbox.damage().contains("damaged"), "silent at " + at);
            }
            try (var files = Files.list(dir)) {
                for (Path kept :
                        files.filter(f -> f.toString().contains("damaged")).toList()) {
                    assertEquals(whole.length, Files.size(kept));
                    Files.delete(kept);
                }
            }
        }
    }

    @Test
    void whatIsOfNoUseDoesNotPileUp() throws IOException {
        String text = "x".repeat(10_000);
        try (FileOutbox outbox = FileOutbox.open(file())) {
            outbox.add(entry(1, "stays"));
            for (int i = 2; i <= 500; i++) {
                outbox.add(entry(i, text));
                outbox.remove(new MessageId(5, i));
                assertTrue(Files.size(file()) < 1_200_000, "after " + i);
            }
        }
        assertEquals(List.of(entry(1, "stays")), left());
    }

    @Test
    void manyThreadsMayAdd() throws Exception {
        try (FileOutbox outbox = FileOutbox.open(file())) {
            CompletableFuture<?>[] all = IntStream.rangeClosed(1, 200)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> {
                        try {
                            outbox.add(entry(i, "m" + i));
                            if (i % 2 == 0) {
                                outbox.remove(new MessageId(5, i));
                            }
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    }))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(all).join();
        }
        assertEquals(100, left().size());
    }

    @Test
    void oneProcessAtATime() throws IOException {
        try (FileOutbox outbox = FileOutbox.open(file())) {
            assertEquals(List.of(), outbox.left());
            assertThrows(IOException.class, () -> FileOutbox.open(file()));
        }
        assertEquals(List.of(), left());
    }
}
