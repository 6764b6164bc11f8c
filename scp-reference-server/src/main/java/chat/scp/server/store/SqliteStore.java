package chat.scp.server.store;

import chat.scp.pdu.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A store on SQLite: in one file, with a write-ahead log that is synced at each commit, one writer
 * that commits many writes at once, and readers on connections of their own. Thread-safe.
 *
 * <pre>{@code
 * try (ChatStore store = SqliteStore.open(Path.of("data/chat.db"))) { ... }
 * }</pre>
 */
public final class SqliteStore implements ChatStore {
    private static final int SECRET_BYTES = 32;
    private static final long EPOCH_ZERO_SECONDS = 1_735_689_600; // 2025
    private static final String COPIED = "copied";
    private static final String TRIED = "tried";
    /** As much as the largest message: room for less is none. */
    private static final int TRIED_BYTES = 128 << 10;

    private final SqlAccess access;
    private final Bytes secret;

    private SqliteStore(SqlAccess access) {
        this.access = access;
        secret = access.write(SqliteStore::drawSecret).join();
    }

    /**
     * Opens the file, and makes it if it is not there.
     *
     * @throws StoreException if it is damaged, no store, of a newer version, or cannot be read and written
     */
    public static SqliteStore open(Path file) {
        return open(file, Clock.systemUTC());
    }

    /**
     * The same without looking through the file for damage: for a program beside a server that has it open.
     *
     * @throws StoreException if it is no store, of a newer version, or cannot be read and written
     */
    public static SqliteStore beside(Path file) {
        return new SqliteStore(FileDatabase.open(file, false));
    }

    static SqliteStore open(Path file, Clock clock) {
        SqlAccess database = FileDatabase.open(file, true);
        database.write(c -> beginEpochs(c, clock)).join();
        return new SqliteStore(database);
    }

    /** A store that is gone with the process: for tests and demonstrations. */
    public static SqliteStore inMemory() {
        try {
            return new SqliteStore(new MemoryDatabase());
        } catch (SQLException e) {
            throw new StoreException("no store can be made in memory", e);
        }
    }

    // §6.2-2: what came after the copy is lost. Not by counting alone: one copy may be used twice.
    private static int beginEpochs(SqlConnection connection, Clock clock) throws SQLException {
        if (connection.update("DELETE FROM meta WHERE key = ?", COPIED) == 0) {
            return 0;
        }
        connection.update("DELETE FROM marks");
        connection.update("DELETE FROM key_packages"); // §6.10-3: some were given out since
        return connection.update(
                "UPDATE conversations SET epoch = max(epoch + 1, ?)",
                clock.instant().getEpochSecond() - EPOCH_ZERO_SECONDS);
    }

    private static Bytes drawSecret(SqlConnection connection) throws SQLException {
        byte[] fresh = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(fresh);
        connection.update("INSERT OR IGNORE INTO meta (key, value) VALUES ('secret', ?)", Bytes.of(fresh));
        return connection
                .one("SELECT value FROM meta WHERE key = 'secret'", row -> Rows.bytes(row, "value"))
                .orElseThrow();
    }

    @Override
    public Accounts accounts() {
        return new SqliteAccounts(access);
    }

    @Override
    public Devices devices() {
        return new SqliteDevices(access);
    }

    @Override
    public KeyPackages keyPackages() {
        return new SqliteKeyPackages(access);
    }

    @Override
    public Conversations conversations() {
        return new SqliteConversations(access);
    }

    @Override
    public MessageLog log() {
        return new SqliteLog(access);
    }

    @Override
    public Marks marks() {
        return new SqliteMarks(access);
    }

    @Override
    public Blocks blocks() {
        return new SqliteBlocks(access);
    }

    @Override
    public Notices notices() {
        return new SqliteNotices(access);
    }

    @Override
    public Optional<String> trouble() {
        return access.trouble();
    }

    @Override
    public CompletableFuture<@Nullable Void> tryToWrite() {
        return SqlWrites.done(access.write(c -> c.update(
                        "INSERT OR REPLACE INTO meta (key, value) VALUES (?, zeroblob(?))", TRIED, TRIED_BYTES))
                .thenCompose(tried -> access.write(c -> c.update("DELETE FROM meta WHERE key = ?", TRIED)))
                .thenAccept(removed -> access.recovered()));
    }

    @Override
    public Bytes secret() {
        return secret;
    }

    @Override
    public void backUpTo(Path copy) throws IOException {
        if (Files.exists(copy)) {
            throw new IOException(copy + " exists already");
        }
        Path directory = copy.toAbsolutePath().getParent();
        if (directory != null && !Files.isDirectory(directory)) {
            throw new IOException("there is no directory " + directory);
        }
        // Under its own name only when it is whole, and says that it is a copy.
        Path unfinished = copy.resolveSibling(copy.getFileName() + ".part");
        Files.deleteIfExists(unfinished);
        PrivateFile.make(unfinished);
        try {
            access.copyTo(unfinished);
            try (SqlConnection marking = new SqlConnection("jdbc:sqlite:" + unfinished)) {
                marking.run("PRAGMA synchronous = EXTRA");
                marking.update("INSERT OR REPLACE INTO meta (key, value) VALUES (?, x'01')", COPIED);
            }
            Files.move(unfinished, copy);
        } catch (SQLException e) {
            throw new IOException(copy + " cannot be written: " + e.getMessage(), e);
        } finally {
            Files.deleteIfExists(unfinished); // a disk that it filled has room again
        }
    }

    /** For metrics. */
    public StoreStatistics statistics() {
        return access.statistics();
    }

    /** What the store may grow to, so that a test need not fill a disk. */
    void limitPages(int pages) {
        access.write(c -> c.number("PRAGMA max_page_count = " + pages)).join();
    }

    long pages() {
        return access.read(c -> c.number("PRAGMA page_count"));
    }

    @Override
    public void close() {
        access.close();
    }
}
