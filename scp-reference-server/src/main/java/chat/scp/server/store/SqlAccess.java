package chat.scp.server.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The way to the database, for each of its parts. */
interface SqlAccess extends AutoCloseable {
    /** What is committed. */
    <T> T read(SqlWork<T> work);

    /** Completes after the commit. */
    <T> CompletableFuture<T> write(SqlWork<T> work);

    StoreStatistics statistics();

    /** Why writes fail now, whatever they are; empty: they do not, as far as is known. */
    default Optional<String> trouble() {
        return Optional.empty();
    }

    /** The trouble is over. */
    default void recovered() {}

    /** Copies what is committed into a file that is not there. */
    void copyTo(Path file) throws SQLException;

    @Override
    void close();
}
