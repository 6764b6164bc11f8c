package chat.scp.server.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The one writer. What waits when it comes round is one transaction, so that one fsync serves all of
 * it; nobody is answered before. A write that fails takes its neighbours along: each is then tried in
 * a transaction of its own, and only the guilty one fails. A full disk fails them all, and is tried
 * again with the next write.
 */
final class GroupCommit implements AutoCloseable {
    private static final int MAX_WAITING = 100_000;
    private static final int MAX_BATCH = 1_000;

    /** One write, and who waits for it. */
    private static final class Task<T> {
        final SqlWork<T> work;
        final CompletableFuture<T> answer = new CompletableFuture<>();

        @Nullable
        T result;

        Task(SqlWork<T> work) {
            this.work = work;
        }

        void run(SqlConnection connection) throws SQLException {
            result = work.with(connection);
        }

        @SuppressWarnings("NullAway") // null is what some writes answer with
        void succeed() {
            answer.complete(result);
        }

        void fail(Exception cause) {
            answer.completeExceptionally(
                    cause instanceof StoreException refused
                            ? refused
                            : new StoreException("the store could not write: " + cause.getMessage(), cause));
        }
    }

    /** SQLite's READONLY, IOERR, CORRUPT, FULL, CANTOPEN and NOTADB. */
    private static final Set<Integer> OF_THE_STORE = Set.of(8, 10, 11, 13, 14, 26);

    private final BlockingQueue<Task<?>> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final SqlConnection connection;
    private final Thread thread;
    private volatile boolean closed;
    /** Only the thread changes it. */
    private volatile StoreStatistics statistics = StoreStatistics.NONE;

    private volatile @Nullable String trouble;

    GroupCommit(SqlConnection connection) {
        this.connection = connection;
        thread = new Thread(this::run, "scp-store-writer");
        thread.setDaemon(true);
        thread.start();
    }

    <T> CompletableFuture<T> submit(SqlWork<T> work) {
        Task<T> task = new Task<>(work);
        if (closed) {
            task.fail(new StoreException("the store is closed"));
        } else if (!waiting.offer(task)) {
            task.fail(new StoreException("more than " + MAX_WAITING + " writes wait for the store"));
        }
        return task.answer;
    }

    StoreStatistics statistics() {
        return statistics.withWaiting(waiting.size());
    }

    /** Writes what was asked for before. */
    @Override
    public void close() {
        var last = submit(c -> true);
        closed = true;
        last.handle((done, failure) -> true).join();
        thread.interrupt();
        waiting.forEach(task -> task.fail(new StoreException("the store is closed")));
    }

    private void run() {
        List<Task<?>> batch = new ArrayList<>();
        while (true) {
            batch.clear();
            try {
                batch.add(waiting.take());
            } catch (InterruptedException e) {
                return; // closed
            }
            waiting.drainTo(batch, MAX_BATCH - 1);
            commit(batch);
        }
    }

    private void commit(List<Task<?>> batch) {
        long since = System.nanoTime();
        try {
            transact(batch);
            statistics = statistics.committed(batch.size(), System.nanoTime() - since);
        } catch (SQLException | RuntimeException failure) {
            if (batch.size() == 1) {
                statistics = statistics.failed();
                notice(failure);
                batch.get(0).fail(failure);
            } else {
                batch.forEach(task -> commit(List.of(task)));
            }
            return;
        }
        batch.forEach(Task::succeed);
    }

    private void transact(List<Task<?>> batch) throws SQLException {
        connection.run("BEGIN IMMEDIATE");
        try {
            for (Task<?> task : batch) {
                task.run(connection);
            }
            connection.run("COMMIT");
        } catch (SQLException | RuntimeException e) {
            rollBack();
            throw e;
        }
    }

    /** What is not the write's own fault will fail the next one as well. */
    private void notice(Exception failure) {
        if (failure instanceof SQLException sql && OF_THE_STORE.contains(sql.getErrorCode())) {
            trouble = String.valueOf(sql.getMessage());
        }
    }

    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    void recovered() {
        trouble = null;
    }

    // After some errors SQLite has rolled back by itself, and says that there is nothing to roll back.
    private void rollBack() {
        try {
            connection.forgetStatements();
            connection.run("ROLLBACK");
        } catch (SQLException alreadyDone) {
            // as wanted
        }
    }
}
