package chat.scp.client;

import static chat.scp.client.ChatClient.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.client.event.ChatEvent;
import chat.scp.pdu.ConversationId;
import chat.scp.signal.SendOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Clients that send into one room all the time; in the end each has got from each other one what that one sent, once
 * and in order, and every message has been stored.
 */
final class Crowd implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final List<Sender> senders = new ArrayList<>();
    private final List<CompletableFuture<?>> sending = new ArrayList<>();
    private ConversationId room = ConversationId.NONE;
    private volatile boolean stop;

    /** One of them: what he sent, what he got, and how often he came online. */
    private static final class Sender {
        final String name;
        final ChatClient client;
        final List<SentMessage> sent = new ArrayList<>();
        private final List<String> got = new ArrayList<>();
        private int logins;

        Sender(ChatClientOptions options) throws Exception {
            name = options.user().text();
            client = ChatClient.open(options);
            client.listen(this::hear);
        }

        private synchronized void hear(ChatEvent event) {
            if (event instanceof ChatEvent.MessageReceived received) {
                got.add(received.message().text());
            } else if (event instanceof ChatEvent.StateChanged changed
                    && changed.state().isOnline()) {
                logins++;
            }
            notifyAll();
        }

        synchronized int logins() {
            return logins;
        }

        synchronized List<String> got(int count) throws InterruptedException {
            await(() -> got.size() >= count, count + " messages");
            return List.copyOf(got);
        }

        synchronized void awaitLoginAfter(int before) throws InterruptedException {
            await(() -> logins > before && client.state().isOnline(), "another login");
        }

        private void await(BooleanSupplier condition, String what) throws InterruptedException {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!condition.getAsBoolean()) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                assertTrue(left > 0, () -> name + " waits for " + what + ", has " + got.size() + ", " + client.state());
                wait(left);
            }
        }
    }

    /** The first one makes the room. */
    void join(ChatClientOptions options) throws Exception {
        Sender sender = new Sender(options);
        senders.add(sender);
        await(sender.client.connect());
        room = room.isNone()
                ? await(sender.client.rooms().create("crowd", RoomSettings.PUBLIC))
                        .id()
                : await(sender.client.rooms().join("crowd")).id();
    }

    /** From now on everybody sends. */
    void begin() {
        senders.forEach(sender -> sending.add(CompletableFuture.runAsync(() -> send(sender), Crowd::onThreadOfItsOwn)));
    }

    /** The pool that all share has one thread on two cores, and a sender keeps his for as long as he sends. */
    private static void onThreadOfItsOwn(Runnable task) {
        Thread thread = new Thread(task, "crowd-sender");
        thread.setDaemon(true);
        thread.start();
    }

    private void send(Sender sender) {
        for (int i = 1; !stop; i++) {
            sender.sent.add(sender.client.send(room, sender.name + " " + i));
            try {
                TimeUnit.MILLISECONDS.sleep(5); // some two hundred in a second are plenty
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** How often each came online, for {@link #awaitLoginsAfter}. */
    List<Integer> logins() {
        return senders.stream().map(Sender::logins).toList();
    }

    void awaitLoginsAfter(List<Integer> before) throws InterruptedException {
        for (int i = 0; i < senders.size(); i++) {
            senders.get(i).awaitLoginAfter(before.get(i));
        }
    }

    /** Nobody sends any more. */
    void end() throws Exception {
        stop = true;
        for (CompletableFuture<?> each : sending) {
            each.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** {@code what}: said of what is missing. How many messages there were. */
    int check(String what) throws Exception {
        int all = 0;
        for (Sender sender : senders) {
            long last = 0;
            for (SentMessage message : sender.sent) {
                SendOutcome outcome = message.outcome().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                var stored = assertInstanceOf(SendOutcome.Stored.class, outcome, what);
                assertTrue(stored.position().sequence() > last, what + ": order of " + sender.name);
                last = stored.position().sequence();
            }
            all += sender.sent.size();
        }
        for (Sender sender : senders) {
            List<String> others = sender.got(all - sender.sent.size());
            assertEquals(all - sender.sent.size(), others.size(), what);
            for (Sender other : senders) {
                if (other != sender) {
                    List<String> its = others.stream()
                            .filter(text -> text.startsWith(other.name + " "))
                            .toList();
                    List<String> expected = IntStream.rangeClosed(1, other.sent.size())
                            .mapToObj(i -> other.name + " " + i)
                            .toList();
                    assertEquals(expected, its, what + ": what " + sender.name + " got of " + other.name);
                }
            }
        }
        return all;
    }

    @Override
    public void close() {
        stop = true;
        senders.forEach(sender -> sender.client.close());
    }
}
