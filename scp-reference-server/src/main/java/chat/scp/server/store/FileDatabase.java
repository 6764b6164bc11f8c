package chat.scp.server.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A database in a file: a write-ahead log that is synced at each commit, one writer, some readers. */
final class FileDatabase implements SqlAccess {
    private static final int READERS = 4;
    private static final int READER_SECONDS = 30;
    private static final int SQLITE_CORRUPT = 11;

    private final String where;
    private final SqlConnection writing;
    private final GroupCommit writer;
    private final BlockingQueue<SqlConnection> readers = new ArrayBlockingQueue<>(READERS);
    private final AtomicBoolean closed = new AtomicBoolean();

    private FileDatabase(String where, SqlConnection writing, List<SqlConnection> reading) {
        this.where = where;
        this.writing = writing;
        readers.addAll(reading);
        writer = new GroupCommit(writing);
    }

    static FileDatabase open(Path file, boolean checked) {
        String where = file.toString();
        try {
            PrivateFile.make(file);
        } catch (IOException e) {
            throw new StoreException(where + " cannot be made: " + e, e);
        }
        List<SqlConnection> opened = new ArrayList<>();
        boolean usable = false;
        try {
            SqlConnection writing = connect(file, opened);
            if (checked) {
                check(writing, where);
            }
            Migrations.run(writing, where);
            for (int i = 0; i < READERS; i++) {
                connect(file, opened).run("PRAGMA query_only = ON");
            }
            usable = true;
            return new FileDatabase(where, writing, opened.subList(1, opened.size()));
        } catch (SQLException e) {
            throw e.getErrorCode() == SQLITE_CORRUPT // so much that it could not even be looked through
                    ? damaged(where, String.valueOf(e.getMessage()))
                    : new StoreException(where + " cannot be used as a store: " + e.getMessage(), e);
        } finally {
            if (!usable) {
                opened.forEach(FileDatabase::closeQuietly);
            }
        }
    }

    private static SqlConnection connect(Path file, List<SqlConnection> opened) throws SQLException {
        SqlConnection connection = new SqlConnection("jdbc:sqlite:" + file.toAbsolutePath());
        opened.add(connection);
        connection.run("PRAGMA busy_timeout = 10000"); // another program may write accounts meanwhile
        connection.run("PRAGMA journal_mode = WAL");
        connection.run("PRAGMA synchronous = FULL"); // §6.1-3: STORED outlives the process, and the power
        connection.run("PRAGMA foreign_keys = ON");
        return connection;
    }

    private static void check(SqlConnection connection, String where) throws SQLException {
        String found =
                connection.one("PRAGMA quick_check(1)", row -> row.getString(1)).orElse("nothing");
        if (!found.equals("ok")) {
            throw damaged(where, found);
        }
    }

    private static StoreException damaged(String where, String found) {
        return new StoreException(where + " is damaged (" + found
                + "). Restore a backup, or save what can be saved with: sqlite3 FILE .recover");
    }

    @Override
    public <T> T read(SqlWork<T> work) {
        SqlConnection connection = take();
        try {
            return work.with(connection);
        } catch (SQLException e) {
            throw new StoreException(where + " cannot be read: " + e.getMessage(), e);
        } finally {
            readers.add(connection);
        }
    }

    private SqlConnection take() {
        try {
            SqlConnection reader = closed.get() ? null : readers.poll(READER_SECONDS, TimeUnit.SECONDS);
            if (reader == null) {
                throw new StoreException(where + (closed.get() ? " is closed" : ": all readers are busy"));
            }
            return reader;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting for the store", e);
        }
    }

    @Override
    public <T> CompletableFuture<T> write(SqlWork<T> work) {
        return writer.submit(work);
    }

    @Override
    public void copyTo(Path file) throws SQLException {
        try (SqlConnection reading = new SqlConnection("jdbc:sqlite:" + where)) {
            reading.update("VACUUM INTO ?", file.toString());
        }
    }

    @Override
    public StoreStatistics statistics() {
        return writer.statistics().withBytes(read(c -> c.number("PRAGMA page_count") * c.number("PRAGMA page_size")));
    }

    @Override
    public Optional<String> trouble() {
        return writer.trouble();
    }

    @Override
    public void recovered() {
        writer.recovered();
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        writer.close();
        closeReaders();
        closeQuietly(writing);
    }

    /** Waits for those that are in use, for a while. */
    private void closeReaders() {
        try {
            for (int i = 0; i < READERS; i++) {
                SqlConnection reader = readers.poll(READER_SECONDS, TimeUnit.SECONDS);
                if (reader != null) {
                    closeQuietly(reader);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(SqlConnection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // What is committed is safe, and nothing else was promised.
        }
    }
}
