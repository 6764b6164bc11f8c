package chat.scp.server.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** A database that is gone with the process. Writes are done when {@link #write} returns. */
final class MemoryDatabase implements SqlAccess {
    private final SqlConnection connection;

    MemoryDatabase() throws SQLException {
        connection = new SqlConnection("jdbc:sqlite::memory:");
        connection.run("PRAGMA foreign_keys = ON");
        Migrations.run(connection, "the store in memory");
    }

    @Override
    public synchronized <T> T read(SqlWork<T> work) {
        try {
            return work.with(connection);
        } catch (SQLException e) {
            throw new StoreException("the store in memory cannot be read", e);
        }
    }

    @Override
    public <T> CompletableFuture<T> write(SqlWork<T> work) {
        try {
            return CompletableFuture.completedFuture(transact(work));
        } catch (SQLException e) {
            return CompletableFuture.failedFuture(new StoreException("the store in memory cannot be written", e));
        }
    }

    private synchronized <T> T transact(SqlWork<T> work) throws SQLException {
        connection.run("BEGIN");
        try {
            T result = work.with(connection);
            connection.run("COMMIT");
            return result;
        } catch (SQLException | RuntimeException e) {
            connection.run("ROLLBACK");
            throw e;
        }
    }

    @Override
    public synchronized void copyTo(Path file) throws SQLException {
        connection.update("VACUUM INTO ?", file.toString());
    }

    @Override
    public StoreStatistics statistics() {
        return StoreStatistics.NONE;
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // It is gone either way.
        }
    }
}
