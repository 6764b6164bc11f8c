package chat.scp.client;

import static chat.scp.client.ChatClient.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.client.event.ChatEvent;
import chat.scp.client.event.ConnectionState;
import chat.scp.pdu.ConversationId;
import chat.scp.signal.SendOutcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients with outboxes send into one room all the time, while the server ends and begins again.
 * -DextraTestArgs=-Dscp.restart.rounds=10 for more.
 */
@Timeout(value = 20L * 60, unit = TimeUnit.SECONDS)
class CutServerTest {
    private static final int ROUNDS = Integer.getInteger("scp.restart.rounds", 2);
    private static final int CLIENTS = 4;

    @TempDir
    Path dir;

    private record Sender(String name, ChatClient client, Heard heard, List<SentMessage> sent) {}

    @Spec({"6.1-3", "6.1-8", "6.3-1", "6.3-2"})
    @Test
    void nothingStoredIsMissingNothingIsTwiceAndOrderIsKept() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        TestServer server = new TestServer(dir);
        List<Sender> senders = new ArrayList<>();
        try {
            ConversationId room = gather(server, senders);
            AtomicBoolean stop = new AtomicBoolean();
            List<CompletableFuture<?>> sending = senders.stream()
                    .<CompletableFuture<?>>map(sender -> CompletableFuture.runAsync(() -> send(sender, room, stop)))
                    .toList();
            for (int round = 0; round < ROUNDS; round++) {
                TimeUnit.MILLISECONDS.sleep(500 + random.nextInt(500)); // how long it runs, which is what is tested
                server.stop();
                TimeUnit.MILLISECONDS.sleep(random.nextInt(300));
                server.start();
                for (Sender sender : senders) {
                    sender.heard.await(ChatEvent.StateChanged.class, s -> s.state() instanceof ConnectionState.Online);
                }
            }
            stop.set(true);
            CompletableFuture.allOf(sending.toArray(new CompletableFuture<?>[0]))
                    .get(60, TimeUnit.SECONDS);
            check(senders, room, "seed " + seed);
        } finally {
            senders.forEach(sender -> sender.client.close());
            server.close();
        }
    }

    private ConversationId gather(TestServer server, List<Sender> senders) throws Exception {
        ConversationId room = ConversationId.NONE;
        for (int i = 1; i <= CLIENTS; i++) {
            String name = "sender" + i;
            ChatClient client = ChatClient.open(server.options(name).withDirectory(dir.resolve(name)));
            Heard heard = new Heard();
            client.listen(heard);
            senders.add(new Sender(name, client, heard, new ArrayList<>()));
            await(client.connect());
            room = i == 1
                    ? await(client.rooms().create("crowd", RoomSettings.PUBLIC)).id()
                    : await(client.rooms().join("crowd")).id();
        }
        return room;
    }

    private static void send(Sender sender, ConversationId room, AtomicBoolean stop) {
        for (int i = 1; !stop.get(); i++) {
            sender.sent.add(sender.client.send(room, sender.name + " " + i));
            try {
                TimeUnit.MILLISECONDS.sleep(5); // some two hundred in a second are plenty
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static void check(List<Sender> senders, ConversationId room, String what) throws Exception {
        List<List<String>> logs = new ArrayList<>();
        int all = 0;
        for (Sender sender : senders) {
            long last = 0;
            for (SentMessage message : sender.sent) {
                SendOutcome.Stored stored = assertInstanceOf(
                        SendOutcome.Stored.class, message.outcome().get(60, TimeUnit.SECONDS), what);
                assertTrue(stored.position().sequence() > last, what + ": order of " + sender.name);
                last = stored.position().sequence();
            }
            all += sender.sent.size();
        }
        assertTrue(all > 100, what + ": only " + all);
        for (Sender sender : senders) {
            List<String> others = sender.heard.awaitTexts(room, all - sender.sent.size());
            assertEquals(all - sender.sent.size(), others.size(), what);
            for (Sender other : senders) {
                if (other != sender) {
                    List<String> its = others.stream()
                            .filter(text -> text.startsWith(other.name + " "))
                            .toList();
                    List<String> expected = new ArrayList<>();
                    for (int i = 1; i <= other.sent.size(); i++) {
                        expected.add(other.name + " " + i);
                    }
                    assertEquals(expected, its, what + ": what " + sender.name + " got of " + other.name);
                }
            }
            logs.add(others);
        }
        assertEquals(CLIENTS, logs.size());
    }
}
