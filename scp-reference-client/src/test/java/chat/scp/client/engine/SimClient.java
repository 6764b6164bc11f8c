package chat.scp.client.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.client.event.ChatEvent;
import chat.scp.client.event.ChatMessage;
import chat.scp.client.storage.Outbox;
import chat.scp.client.storage.OutboxEntry;
import chat.scp.client.storage.SavedState;
import chat.scp.client.storage.StateStore;
import chat.scp.client.storage.WhenFull;
import chat.scp.dialect.ClientLimits;
import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Position;
import chat.scp.pdu.UserName;
import chat.scp.signal.SendOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A user whose program may be killed and started again; outbox and state survive that, as files do. */
final class SimClient {
    final String name;
    /** What it heard, by place: an application that keeps messages does so. */
    final Map<Position, String> heard = new TreeMap<>();

    final Map<MessageId, String> sent = new LinkedHashMap<>();
    final Map<MessageId, List<SendOutcome>> outcomes = new LinkedHashMap<>();
    private final SimNetwork network;
    private final Map<MessageId, OutboxEntry> outbox = new LinkedHashMap<>();
    private Optional<SavedState> saved = Optional.empty();
    private SimNetwork.Process process;
    private SimServer.SimLoop loop;
    private Position last = Position.NONE;
    ClientEngine engine;
    private int number;

    SimClient(SimNetwork network, String name) {
        this.network = network;
        this.name = name;
        start();
    }

    private void start() {
        process = network.new Process();
        SimServer.SimLoop own = new SimServer.SimLoop(network.time());
        loop = own;
        last = Position.NONE;
        ClientLimits usual = ClientLimits.USUAL;
        ClientLimits limits = new ClientLimits(
                usual.maxFrameBytes(),
                16,
                usual.maxPending(),
                usual.maxHeld(),
                usual.maxInvitations(),
                false,
                usual.loginTimeout(),
                usual.closeTimeout(),
                usual.gapPatience(),
                usual.markDelay());
        Settings settings = new Settings(
                new Reconnect.Address("server", 4433),
                UserName.of(name),
                null,
                new Login.Token(Bytes.ofUtf8(name)),
                "",
                "sim",
                2,
                false,
                limits,
                Backoff.USUAL,
                1_000,
                1 << 20,
                WhenFull.FAIL,
                Duration.ofSeconds(30),
                Duration.ofSeconds(3),
                false);
        try {
            engine = new ClientEngine(
                    settings,
                    own,
                    task -> own.at(network.time().now() + network.random().nextInt(50) * 1_000_000L, task),
                    process,
                    new Kept(),
                    new KeptState(),
                    network.random());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var unused = engine.events().listen(this::on);
        engine.connect();
    }

    void killAndRestart() {
        loop.die();
        process.kill();
        start();
    }

    void send(ConversationId conversation) {
        String text = name + " " + ++number;
        MessageId id = new MessageId(network.random().nextLong(), number);
        sent.put(id, text);
        var unused = engine.send(
                new OutboxEntry(conversation, id, Body.text(text), null, 0, loop.nowMillis()), Duration.ZERO);
    }

    private void on(ChatEvent event) {
        if (event instanceof ChatEvent.MessageReceived received) {
            ChatMessage message = received.message();
            assertTrue(message.position().compareTo(last) > 0, name + ": " + message.position() + " after " + last);
            last = message.position();
            String before = heard.put(message.position(), message.text());
            assertTrue(before == null || before.equals(message.text()), "another message at " + message.position());
        } else if (event instanceof ChatEvent.SendEnded ended) {
            outcomes.computeIfAbsent(ended.id(), id -> new ArrayList<>()).add(ended.outcome());
        }
    }

    /** Where each of its messages is stored. */
    Map<Position, String> stored() {
        Map<Position, String> stored = new TreeMap<>();
        sent.forEach((id, text) -> {
            List<SendOutcome> its = outcomes.getOrDefault(id, List.of());
            for (SendOutcome outcome : its) {
                SendOutcome.Stored where = (SendOutcome.Stored) outcome;
                stored.put(where.position(), text);
            }
            assertEquals(
                    1,
                    its.stream()
                            .map(o -> ((SendOutcome.Stored) o).position())
                            .distinct()
                            .count(),
                    text);
        });
        return stored;
    }

    private final class Kept implements Outbox {
        @Override
        public List<OutboxEntry> left() {
            return List.copyOf(outbox.values());
        }

        @Override
        public void add(OutboxEntry entry) {
            outbox.put(entry.id(), entry);
        }

        @Override
        public void remove(MessageId id) {
            outbox.remove(id);
        }

        @Override
        public void close() {}
    }

    private final class KeptState implements StateStore {
        @Override
        public Optional<SavedState> load() {
            return saved;
        }

        @Override
        public void save(SavedState state) {
            saved = Optional.of(state);
        }

        @Override
        public void close() {}
    }
}
