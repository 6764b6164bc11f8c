package chat.scp.server.store;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Position;
import chat.scp.pdu.UserName;
import chat.scp.wire.MessageFrame;
import chat.scp.wire.MessageView;
import chat.scp.wire.ProtocolException;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The tables of messages and of the ids that were sent. Positions are given out by the one writer. */
record SqliteLog(SqlAccess access) implements MessageLog {
    private static final int EPOCH_OFFSET = 88; // §7.4.1
    private static final int ROUND = 100;

    /** Where a log ends. */
    private record Head(long number, int epoch, long last, long lastTimeMillis) {}

    /** What a device sent before under an id. */
    private record Earlier(Bytes hash, long sequence, long timeMillis) {}

    @Override
    public CompletableFuture<Appended> append(Submission submission) {
        return access.write(c -> append(c, submission));
    }

    private static Appended append(SqlConnection c, Submission submission) throws SQLException {
        MessageFrame message = submission.message();
        MessageView view = message.view();
        Optional<Head> found = head(c, view.conversation());
        if (found.isEmpty()) {
            return new Appended.NoConversation();
        }
        Head head = found.get();
        Optional<Appended> before = before(c, submission, head);
        if (before.isPresent()) {
            return before.get();
        }
        if (usage(c, submission.sender()) + message.length() > submission.maxStoredBytes()) {
            return new Appended.QuotaReached();
        }
        long sequence = head.last() + 1;
        long timeMillis = Math.max(submission.nowMillis(), head.lastTimeMillis()); // §6.2-4
        view.assign(head.epoch(), sequence, timeMillis, submission.sender());
        c.update(
                "INSERT INTO messages (conversation, sequence, time, withheld, frame, sender) VALUES (?, ?, ?, ?, ?, ?)",
                head.number(),
                sequence,
                timeMillis,
                submission.withheld(),
                bytes(message),
                submission.sender());
        if (submission.removes() > 0) {
            c.update(
                    "DELETE FROM messages WHERE conversation = ? AND sequence = ?",
                    head.number(),
                    submission.removes());
        }
        c.update(
                "INSERT INTO sent (sender, device, id, hash, conversation, sequence, time) VALUES (?, ?, ?, ?, ?, ?, ?)",
                submission.sender(),
                submission.device(),
                view.id(),
                submission.contentHash(),
                head.number(),
                sequence,
                timeMillis);
        c.update(
                "UPDATE conversations SET last = ?, last_time = ? WHERE number = ?",
                sequence,
                timeMillis,
                head.number());
        return new Appended.Stored(new Position(head.epoch(), sequence), timeMillis, false);
    }

    private static long usage(SqlConnection c, UserName sender) throws SQLException {
        return c.number("SELECT bytes FROM usage WHERE user = ?", sender);
    }

    @Override
    public Optional<Appended> sentBefore(Submission submission) {
        return access.read(c -> {
            Optional<Head> head = head(c, submission.message().view().conversation());
            return head.isEmpty() ? Optional.empty() : before(c, submission, head.get());
        });
    }

    private static Optional<Head> head(SqlConnection c, ConversationId id) throws SQLException {
        return c.one(
                "SELECT number, epoch, last, last_time FROM conversations WHERE id = ?",
                row -> new Head(row.getLong(1), row.getInt(2), row.getLong(3), row.getLong(4)),
                id);
    }

    private static Optional<Appended> before(SqlConnection c, Submission submission, Head head) throws SQLException {
        Optional<Earlier> earlier = c.one(
                "SELECT hash, sequence, time FROM sent WHERE sender = ? AND device = ? AND id = ?",
                row -> new Earlier(Bytes.of(row.getBytes(1)), row.getLong(2), row.getLong(3)),
                submission.sender(),
                submission.device(),
                submission.message().view().id());
        return earlier.map(e -> again(submission, head, e));
    }

    private static Appended again(Submission submission, Head head, Earlier earlier) {
        if (!submission.contentHash().equals(earlier.hash())) {
            return new Appended.IdReused();
        }
        return new Appended.Stored(new Position(head.epoch(), earlier.sequence()), earlier.timeMillis(), true);
    }

    private static byte[] bytes(MessageFrame message) {
        byte[] bytes = new byte[message.length()];
        message.writeTo(ByteBuffer.wrap(bytes));
        return bytes;
    }

    @Override
    public List<LoggedMessage> read(ConversationId id, long first, long last, int maxMessages, int maxBytes) {
        return access.read(c -> {
            try (ResultSet rows = c.rows(
                    "SELECT c.epoch, m.withheld, m.frame FROM messages m, conversations c"
                            + " WHERE c.id = ? AND m.conversation = c.number AND m.sequence BETWEEN ? AND ?"
                            + " ORDER BY m.sequence LIMIT ?",
                    id,
                    first,
                    last,
                    maxMessages)) {
                return messages(rows, maxBytes);
            }
        });
    }

    @Override
    public List<LoggedMessage> readBackward(ConversationId id, long first, int maxMessages, int maxBytes) {
        return access.read(c -> {
            try (ResultSet rows = c.rows(
                    "SELECT c.epoch, m.withheld, m.frame FROM messages m, conversations c"
                            + " WHERE c.id = ? AND m.conversation = c.number AND m.sequence <= ?"
                            + " ORDER BY m.sequence DESC LIMIT ?",
                    id,
                    first,
                    maxMessages)) {
                return messages(rows, maxBytes);
            }
        });
    }

    private static List<LoggedMessage> messages(ResultSet rows, int maxBytes) throws SQLException {
        List<LoggedMessage> found = new ArrayList<>();
        long room = maxBytes;
        while (rows.next()) {
            byte[] frame = rows.getBytes(3);
            room -= frame.length;
            if (room < 0 && !found.isEmpty()) {
                break;
            }
            ByteBuffer.wrap(frame).putInt(EPOCH_OFFSET, rows.getInt(1)); // a log that was restored has a new one
            try {
                found.add(new LoggedMessage(MessageFrame.of(frame), rows.getBoolean(2)));
            } catch (ProtocolException e) {
                throw new StoreException("the log holds a message that is none", e);
            }
        }
        return found;
    }

    @Override
    public CompletableFuture<Integer> removeOld(long beforeMillis, int keep, long idsBeforeMillis) {
        return removeOld(beforeMillis, keep, 0, 0)
                .thenCompose(removed -> access.write(c -> {
                    c.update(
                            "DELETE FROM sent WHERE time < ? AND sequence <"
                                    + " (SELECT first FROM conversations WHERE number = sent.conversation)",
                            idsBeforeMillis);
                    return removed;
                }));
    }

    /** Some conversations at a time, so that who sends something meanwhile need not wait for all of them. */
    private CompletableFuture<Integer> removeOld(long beforeMillis, int keep, long after, int before) {
        return access.write(c -> someRemoved(c, beforeMillis, keep, after))
                .thenCompose(some -> some.end()
                        ? CompletableFuture.completedFuture(before + some.removed())
                        : removeOld(beforeMillis, keep, some.last(), before + some.removed()));
    }

    /** What one round removed, up to which conversation. */
    private record Removed(int removed, long last, boolean end) {}

    private static Removed someRemoved(SqlConnection c, long beforeMillis, int keep, long after) throws SQLException {
        int removed = 0;
        List<long[]> logs = c.all(
                "SELECT number, first, last FROM conversations WHERE last >= first AND number > ?"
                        + " ORDER BY number LIMIT " + ROUND,
                row -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)},
                after);
        for (long[] log : logs) {
            removed += removeOld(c, log[0], log[1], Math.max(log[1], log[2] - keep + 1), beforeMillis);
        }
        boolean end = logs.size() < ROUND;
        return new Removed(removed, end ? 0 : logs.get(logs.size() - 1)[0], end);
    }

    private static int removeOld(SqlConnection c, long number, long first, long keptByCount, long beforeMillis)
            throws SQLException {
        // Times do not fall along a log, so what is old enough is at its beginning.
        @Nullable
        Long youngEnough = c.one(
                        "SELECT sequence FROM messages WHERE conversation = ? AND time >= ? ORDER BY sequence LIMIT 1",
                        row -> row.getLong(1),
                        number,
                        beforeMillis)
                .orElse(null);
        long end = c.number("SELECT last + 1 FROM conversations WHERE number = ?", number);
        long kept = Math.max(keptByCount, youngEnough == null ? end : youngEnough);
        if (kept <= first) {
            return 0;
        }
        c.update("UPDATE conversations SET first = ? WHERE number = ?", kept, number);
        return c.update("DELETE FROM messages WHERE conversation = ? AND sequence < ?", number, kept);
    }
}
