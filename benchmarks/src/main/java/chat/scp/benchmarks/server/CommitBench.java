package chat.scp.benchmarks.server;

import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.UserName;
import chat.scp.server.store.Appended;
import chat.scp.server.store.SqliteStore;
import chat.scp.server.store.StoredConversation;
import chat.scp.server.store.Submission;
import chat.scp.wire.MessageFrame;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;

/**
 * How much of SQLite's own speed the store gives: messages a second through {@code ChatStore}, from somebody who waits for
 * each thousand, against the same statements by hand on the same tables, a thousand to a transaction.
 */
final class CommitBench {
    private static final int BATCH = 1_000;
    private static final UserName ALICE = UserName.of("alice");
    private static final DeviceId DEVICE = new DeviceId(1, 1);
    private static final ConversationId CHAT = new ConversationId(1, 1);

    private CommitBench() {}

    /** Messages a second through the store. */
    static double store(Path file, int messages, Body body) {
        try (SqliteStore store = SqliteStore.open(file)) {
            open(store);
            List<Submission> submissions = submissions(messages, body);
            long begin = System.nanoTime();
            List<CompletableFuture<Appended>> waiting = new ArrayList<>();
            int behind = 0;
            for (Submission submission : submissions) {
                waiting.add(store.log().append(submission));
                if (waiting.size() - behind >= 2 * BATCH) {
                    behind += BATCH; // one batch is written while the next one gathers
                    waiting.get(behind - 1).join();
                }
            }
            waiting.forEach(CompletableFuture::join);
            return messages / ((System.nanoTime() - begin) / 1e9);
        }
    }

    /** The same by hand. */
    static double bare(Path file, int messages, Body body) throws SQLException {
        try (SqliteStore store = SqliteStore.open(file)) {
            open(store);
        }
        List<Submission> submissions = submissions(messages, body);
        Properties options = new Properties();
        options.setProperty(
                "jdbc.get_generated_keys", "false"); // as the store does: the driver else asks after each INSERT
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file, options)) {
            run(connection, "PRAGMA journal_mode = WAL");
            run(connection, "PRAGMA synchronous = FULL");
            run(connection, "PRAGMA foreign_keys = ON");
            connection.setAutoCommit(false);
            long begin = System.nanoTime();
            insert(connection, submissions);
            return messages / ((System.nanoTime() - begin) / 1e9);
        }
    }

    private static void run(Connection connection, String pragma) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(pragma);
        }
    }

    private static void insert(Connection connection, List<Submission> submissions) throws SQLException {
        try (PreparedStatement head = connection.prepareStatement(
                        "SELECT number, epoch, last, last_time FROM conversations WHERE id = ?");
                PreparedStatement before = connection.prepareStatement(
                        "SELECT hash, sequence, time FROM sent WHERE sender = ? AND device = ? AND id = ?");
                PreparedStatement usage = connection.prepareStatement("SELECT bytes FROM usage WHERE user = ?");
                PreparedStatement message = connection.prepareStatement("INSERT INTO messages (conversation, sequence,"
                        + " time, withheld, frame, sender) VALUES (?, ?, ?, 0, ?, ?)");
                PreparedStatement sent = connection.prepareStatement("INSERT INTO sent (sender, device, id, hash,"
                        + " conversation, sequence, time) VALUES (?, ?, ?, ?, ?, ?, ?)");
                PreparedStatement last = connection.prepareStatement(
                        "UPDATE conversations SET last = ?, last_time = ? WHERE number = ?")) {
            int count = 0;
            for (Submission submission : submissions) {
                byte[] id = id(
                        submission.message().view().id().high(),
                        submission.message().view().id().low());
                byte[] device = id(DEVICE.high(), DEVICE.low());
                head.setBytes(1, id(CHAT.high(), CHAT.low()));
                long number;
                long sequence;
                try (ResultSet row = head.executeQuery()) {
                    row.next();
                    number = row.getLong(1);
                    sequence = row.getLong(3) + 1;
                }
                before.setString(1, ALICE.text());
                before.setBytes(2, device);
                before.setBytes(3, id);
                before.executeQuery().close();
                usage.setString(1, ALICE.text());
                usage.executeQuery().close();
                message.setLong(1, number);
                message.setLong(2, sequence);
                message.setLong(3, submission.nowMillis());
                byte[] frame = new byte[submission.message().length()];
                submission.message().writeTo(ByteBuffer.wrap(frame));
                message.setBytes(4, frame);
                message.setString(5, ALICE.text());
                message.executeUpdate();
                sent.setString(1, ALICE.text());
                sent.setBytes(2, device);
                sent.setBytes(3, id);
                sent.setBytes(4, submission.contentHash().toArray());
                sent.setLong(5, number);
                sent.setLong(6, sequence);
                sent.setLong(7, submission.nowMillis());
                sent.executeUpdate();
                last.setLong(1, sequence);
                last.setLong(2, submission.nowMillis());
                last.setLong(3, number);
                last.executeUpdate();
                if (++count % BATCH == 0) {
                    connection.commit();
                }
            }
            connection.commit();
        }
    }

    private static byte[] id(long high, long low) {
        return ByteBuffer.allocate(16).putLong(high).putLong(low).array();
    }

    private static List<Submission> submissions(int messages, Body body) {
        List<Submission> submissions = new ArrayList<>();
        for (int i = 1; i <= messages; i++) {
            submissions.add(new Submission(
                    ALICE,
                    DEVICE,
                    Bytes.of(id(i, i)),
                    MessageFrame.toSend(CHAT, new MessageId(7, i), body),
                    false,
                    1_800_000_000_000L + i));
        }
        return submissions;
    }

    private static void open(SqliteStore store) {
        store.conversations().create(StoredConversation.direct(CHAT), List.of()).join();
    }
}
