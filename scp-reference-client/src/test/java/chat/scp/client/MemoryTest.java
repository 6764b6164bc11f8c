package chat.scp.client;

import static chat.scp.client.ChatClient.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.client.model.ModelLimits;
import chat.scp.pdu.ConversationId;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A client in a process of its own, with a model, that received many messages is no larger than after ten thousand.
 * -DextraTestArgs=-Dscp.memory.messages=1000000 for a million.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class MemoryTest {
    private static final int FEW = 10_000;
    private static final int MANY = Integer.getInteger("scp.memory.messages", 2 * FEW);
    /** Code that was compiled meanwhile, and what a collector leaves; a few bytes of each of a million messages are more. */
    private static final long SLACK_BYTES = 2 << 20;

    private static final Pattern SIZE = Pattern.compile("after \\d+ (\\d+) bytes");

    @TempDir
    Path dir;

    @Test
    void whatWasReceivedIsNotKept() throws Exception {
        try (TestServer server = new TestServer(dir);
                ChatClient alice = ChatClient.open(server.options("alice"))) {
            await(alice.connect());
            ConversationId room =
                    await(alice.rooms().create("flood", RoomSettings.PUBLIC)).id();
            try (RunningProgram bob =
                    RunningProgram.start(Receiving.class, server.address(), "bob", "flood", "" + FEW, "" + MANY)) {
                bob.await("joined");
                for (int i = 1; i <= MANY; i++) {
                    alice.send(room, "message " + i + " with as many words as people write when they chat");
                }
                long few = size(bob.await("after " + FEW));
                long many = size(bob.await("after " + MANY));
                String loaded = bob.await("loaded ");
                System.out.printf("a client holds %,d bytes after %,d messages, %,d after %,d%n", few, FEW, many, MANY);
                assertTrue(many < few + SLACK_BYTES, () -> few + " bytes before, " + many + " now");
                assertTrue(loaded.endsWith(" " + ModelLimits.USUAL.messages()), loaded);
            }
        }
    }

    private static long size(String line) {
        Matcher matcher = SIZE.matcher(line);
        assertTrue(matcher.find(), line);
        return Long.parseLong(matcher.group(1));
    }
}
