package chat.scp.client;

import static chat.scp.client.ChatClient.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.client.event.ChatEvent;
import chat.scp.pdu.ConversationId;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A client is killed with kill -9 while it sends, and started again, some times over: what its outbox took
 * arrives, once and in order. -DextraTestArgs=-Dscp.kill.rounds=50 for more.
 */
@Timeout(value = 20L * 60, unit = TimeUnit.SECONDS)
class KilledClientTest {
    private static final int ROUNDS = Integer.getInteger("scp.kill.rounds", 3);

    @TempDir
    Path dir;

    @Spec({"6.1-2", "6.1-5", "4.5-13"})
    @Test
    void whatTheOutboxTookArrivesOnceAndInOrder() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (TestServer server = new TestServer(dir)) {
            ChatClient bob = ChatClient.open(server.options("bob"));
            Heard heard = new Heard();
            bob.listen(heard);
            await(bob.connect());
            ConversationId chat = meetAlice(server, bob, heard);
            List<Integer> taken = new ArrayList<>();
            for (int round = 1; round <= ROUNDS; round++) {
                runAndKill(server, chat, round * 1_000_000, 1 + random.nextInt(400), taken);
            }
            flush(server, taken, heard, chat, "seed " + seed);
            bob.close();
        }
    }

    private ChatClientOptions alice(TestServer server) throws Exception {
        return server.options("alice").withDirectory(dir.resolve("alice"));
    }

    private ConversationId meetAlice(TestServer server, ChatClient bob, Heard heard) throws Exception {
        try (ChatClient alice = ChatClient.open(alice(server))) {
            await(alice.connect());
            People.Asked asked = alice.people().invite("bob");
            await(bob.people()
                    .accept(heard.await(ChatEvent.InvitationReceived.class).id()));
            return await(asked.answer());
        }
    }

    /** Notes the numbers of which the program said that they were taken. */
    private void runAndKill(TestServer server, ConversationId chat, int first, int lines, List<Integer> taken)
            throws Exception {
        Process child = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SendingForever.class.getName(),
                        server.address(),
                        "alice",
                        dir.resolve("alice").toString(),
                        chat.hex(),
                        Integer.toString(first))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = child.inputReader()) {
            int read = 0;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.matches("taken \\d+")) {
                    taken.add(Integer.parseInt(line.substring(6)));
                    if (++read == lines) {
                        child.toHandle().destroyForcibly(); // not child's own, which closes the pipe with what is in it
                    }
                }
            }
            assertTrue(read >= lines, "the program ended by itself after " + read + " messages");
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    /** One more run, which is not killed, sends what is left. */
    private void flush(TestServer server, List<Integer> taken, Heard heard, ConversationId chat, String what)
            throws Exception {
        try (ChatClient alice = ChatClient.open(alice(server))) {
            Heard own = new Heard();
            alice.listen(own);
            await(alice.connect());
            alice.send(chat, "end").outcome().get(60, TimeUnit.SECONDS);
        }
        heard.await(ChatEvent.MessageReceived.class, m -> m.message().text().equals("end"));
        List<Integer> numbers = new ArrayList<>();
        for (String text : heard.texts(chat)) {
            if (!text.equals("end")) {
                numbers.add(Integer.parseInt(text.substring(1)));
            }
        }
        assertEquals(numbers.size(), new HashSet<>(numbers).size(), what + ": each once");
        assertEquals(numbers.stream().sorted().toList(), numbers, what + ": in order");
        assertTrue(new HashSet<>(numbers).containsAll(taken), what + ": what was taken is there");
    }
}
