package chat.scp.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.MessageId;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A writing process is killed without warning, again and again. */
class KillTest {
    static final int CONVERSATIONS = 4;

    /** -DextraTestArgs=-Dscp.kill.rounds=50 for more. */
    private static final int ROUNDS = Integer.getInteger("scp.kill.rounds", 3);

    @TempDir
    Path dir;

    @Spec({"6.1-3", "6.2-1", "6.1-5"})
    @Test
    @Timeout(value = 20L * 60, unit = TimeUnit.SECONDS)
    void whatWasAnsweredStoredIsThereOnceAfterAKill() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Path file = dir.resolve("chat.db");
        List<long[]> answered = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            runAndKill(file, round * 10_000_000L, 1 + random.nextInt(3_000), answered);
            try (ChatStore store = SqliteStore.open(file)) {
                check(store, answered, "seed " + seed + ", round " + round);
            }
        }
    }

    private static void runAndKill(Path file, long firstId, int lines, List<long[]> answered) throws Exception {
        Process child = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Dlogback.configurationFile=chat/scp/server/logback-text.xml", // not on the standard output
                        "-cp",
                        System.getProperty("java.class.path"),
                        AppendForever.class.getName(),
                        file.toString(),
                        Long.toString(firstId))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = child.inputReader()) {
            int read = 0;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                String[] words = line.split(" ");
                if (words.length == 3 && !words[2].isEmpty()) {
                    answered.add(
                            new long[] {Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2])});
                }
                if (++read == lines) {
                    child.toHandle().destroyForcibly(); // not child's own, which closes the pipe with what is in it
                }
            }
            assertTrue(read >= lines, "the program ended by itself after " + read + " lines");
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private static void check(ChatStore store, List<long[]> answered, String what) {
        List<List<LoggedMessage>> logs = new ArrayList<>();
        for (int i = 0; i < CONVERSATIONS; i++) {
            ConversationId id = new ConversationId(1, i);
            List<LoggedMessage> log = store.log().read(id, 1, Long.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
            for (int at = 0; at < log.size(); at++) {
                assertEquals(at + 1, log.get(at).sequence(), what + ": positions are dense");
            }
            assertEquals(
                    log.size(), store.conversations().find(id).orElseThrow().last(), what);
            assertEquals(
                    log.size(),
                    log.stream().map(m -> m.message().view().id()).distinct().count(),
                    what + ": each is there once");
            logs.add(log);
        }
        for (long[] line : answered) {
            MessageId there = logs.get((int) line[0])
                    .get((int) line[1] - 1)
                    .message()
                    .view()
                    .id();
            assertEquals(new MessageId(9, line[2]), there, what + ": where STORED said");
        }
    }
}
