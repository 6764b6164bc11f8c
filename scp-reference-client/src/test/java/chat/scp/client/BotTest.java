package chat.scp.client;

import static chat.scp.client.ChatClient.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.client.bot.BotMain;
import chat.scp.client.cli.ExitStatus;
import chat.scp.client.event.ChatException;
import chat.scp.client.readme.EchoBot;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bots that people talk to. */
@Timeout(120)
class BotTest {
    private static final Path ROOT = Path.of(System.getProperty("scp.spec.dir")).getParent();
    private static final Pattern SHOWN = Pattern.compile("// readme: begin\n(.*?) *// readme: end", Pattern.DOTALL);

    @TempDir
    Path dir;

    @Test
    void theBotOfTheReadmeAnswers() throws Exception {
        try (TestServer server = new TestServer(dir);
                ChatClient alice = ChatClient.open(server.options("alice"))) {
            CountDownLatch stop = new CountDownLatch(1);
            CompletableFuture<Void> bot = CompletableFuture.runAsync(
                    () -> {
                        try {
                            EchoBot.run(server.address(), server.trust(), stop);
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    task -> new Thread(task, "bot").start());
            Heard heard = new Heard();
            alice.listen(heard);
            await(alice.connect());
            ConversationId chat = meet(alice, "echo");
            alice.send(chat, "hello");
            alice.send(chat, "bot");
            assertEquals(List.of("You said: hello", "You said: bot"), heard.awaitTexts(chat, 2));
            stop.countDown();
            bot.get(30, TimeUnit.SECONDS);
        }
    }

    /** Asks until the bot is there: before its first login nobody has its name. */
    private static ConversationId meet(ChatClient client, String bot) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            try {
                return await(client.people().invite(bot).answer());
            } catch (ChatException e) {
                if (!e.code().equals(ErrorCode.NOT_FOUND) || System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(50_000_000); // before the next try
            }
        }
    }

    @Test
    void theReadmeShowsItAsItIs() throws Exception {
        String readme = Files.readString(ROOT.resolve("README.md"));
        Matcher shown = SHOWN.matcher(Files.readString(
                ROOT.resolve("scp-reference-client/src/test/java/chat/scp/client/readme/EchoBot.java")));
        assertTrue(shown.find());
        String piece = shown.group(1).stripTrailing().stripIndent() + "\n";
        assertTrue(readme.contains(piece), "README.md lacks:\n" + piece);
    }

    @Test
    void aProgramRunsACommandForEachMessage() throws Exception {
        try (TestServer server = new TestServer(dir);
                ChatClient alice = ChatClient.open(server.options("alice"))) {
            Thread bot = new Thread(() -> BotMain.execute(
                    new PrintWriter(System.err, true),
                    "--insecure",
                    "upper",
                    server.address(),
                    "--",
                    "sh",
                    "-c",
                    "tr a-z A-Z; echo \" $SCP_SENDER\""));
            bot.setDaemon(true);
            bot.start();
            Heard heard = new Heard();
            alice.listen(heard);
            await(alice.connect());
            ConversationId chat = meet(alice, "upper");
            alice.send(chat, "hello $(id)");
            assertEquals(List.of("HELLO $(ID) alice"), heard.awaitTexts(chat, 1));
        }
    }

    @Test
    void whatIsWrongIsSaidInASentence() {
        StringWriter said = new StringWriter();
        assertEquals(ExitStatus.USAGE, bot(said, "name only"));
        assertEquals(ExitStatus.USAGE, bot(said, "--trust", "12:34", "bot", "localhost", "cat"));
        assertTrue(said.toString().contains("ingerprint"), said.toString());
        assertEquals(ExitStatus.USAGE, bot(said, "bot", "localhost:99999", "cat"));
        assertTrue(said.toString().contains("99999"), said.toString());
        assertEquals(ExitStatus.NO_INPUT, bot(said, "--password-file", "/nowhere", "bot", "localhost", "cat"));
        assertEquals(4, said.toString().lines().count(), said.toString());
    }

    private static int bot(StringWriter said, String... arguments) {
        return BotMain.execute(new PrintWriter(said, true), arguments);
    }
}
