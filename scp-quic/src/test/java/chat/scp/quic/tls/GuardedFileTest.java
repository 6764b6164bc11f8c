package chat.scp.quic.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedFileTest {
    @TempDir
    Path directory;

    @Test
    void lockThatSomebodyElseHoldsIsWaitedForAndNotForEver() throws Exception {
        Path path = directory.resolve("file");
        GuardedFile file = new GuardedFile(path, Duration.ofMillis(100));
        try (FileChannel other =
                FileChannel.open(directory.resolve("file.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertNotNull(other.lock());
            TlsFileException e = assertThrows(TlsFileException.class, () -> file.locked(() -> "done"));
            assertEquals(
                    path + ": expected to change it, but for 100 ms somebody else held " + path + ".lock",
                    e.getMessage());
        }
        assertEquals("done", file.locked(() -> "done"));
    }

    @Test
    void failedChangeLeavesTheFileAndFreesTheLock() throws Exception {
        Path path = Given.write(directory.resolve("file"), "old");
        GuardedFile file = new GuardedFile(path);
        assertThrows(
                IllegalStateException.class,
                () -> file.locked(() -> {
                    throw new IllegalStateException();
                }));
        assertEquals("old", Files.readString(path));
        assertEquals("done", file.locked(() -> "done"));
    }

    @Test
    void fileIsReplacedAsAWhole() throws Exception {
        Path path = Given.write(directory.resolve("file"), "longer than the new one");
        GuardedFile file = new GuardedFile(path);
        file.locked(() -> {
            file.replace("new".getBytes(StandardCharsets.UTF_8));
            return null;
        });
        assertEquals("new", Files.readString(path));
        assertFalse(Files.exists(directory.resolve("file.tmp")));
    }
}
