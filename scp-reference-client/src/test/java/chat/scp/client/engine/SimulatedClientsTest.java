package chat.scp.client.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.pdu.Capability;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Position;
import chat.scp.pdu.UserName;
import chat.scp.pdu.Visibility;
import chat.scp.pdu.v2.Conversation;
import chat.scp.pdu.v2.Create;
import chat.scp.pdu.v2.Join;
import chat.scp.signal.SendOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole clients against the reference service under virtual time, from a seed: links are cut, the server
 * crashes and is away, programs are killed and start again from what they kept.
 * -DextraTestArgs=-Dscp.client.seeds=1000 for more.
 */
@Timeout(600)
class SimulatedClientsTest {
    private static final int SEEDS = Integer.getInteger("scp.client.seeds", 10);
    private static final Duration DEADLINE = Duration.ofMinutes(10);

    static List<Long> seeds() {
        List<Long> seeds = new ArrayList<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            seeds.add(Long.getLong("scp.client.seed", seed));
        }
        return seeds;
    }

    @Spec({"4.5-13", "6.1-2", "6.1-8", "6.3-1", "6.3-2", "6.4-1"})
    @ParameterizedTest
    @MethodSource("seeds")
    void everyMessageIsStoredOnceAndComesToAllInOrder(long seed) {
        SimNetwork network = new SimNetwork(seed);
        SplittableRandom random = new SplittableRandom(seed * 31);
        List<SimClient> clients = new ArrayList<>();
        for (String name : List.of("ann", "ben", "cleo", "dan")) {
            clients.add(new SimClient(network, name));
        }
        ConversationId room = room(network, clients);
        for (int i = 0; i < 400; i++) {
            network.time().pass(Duration.ofMillis(random.nextInt(400)));
            clients.get(random.nextInt(clients.size())).send(room);
            switch (random.nextInt(40)) {
                case 0, 1 -> network.server().cutOne(random);
                case 2 -> network.server().crash();
                case 3, 4, 5, 6 -> network.server().comeBack();
                case 7 -> clients.get(random.nextInt(2)).killAndRestart(); // ann and ben; the others live on
                default -> {}
            }
        }
        network.server().comeBack();
        network.time().pass(Duration.ofMinutes(10));
        check(clients, "seed " + seed);
        network.server().close();
    }

    private static ConversationId room(SimNetwork network, List<SimClient> clients) {
        CompletableFuture<Answer> made = clients.get(0)
                .engine
                .ask(
                        new Create(1, UserName.of("room"), 0, Visibility.PUBLIC, "", ""),
                        Capability.ROOMS,
                        true,
                        DEADLINE);
        network.time().pass(Duration.ofMinutes(5));
        ConversationId room = made.join().all(Conversation.class).get(0).conversation();
        List<CompletableFuture<Answer>> joined = clients.stream()
                .skip(1)
                .map(c -> c.engine.ask(new Join(1, UserName.of("room")), Capability.ROOMS, true, DEADLINE))
                .toList();
        network.time().pass(Duration.ofMinutes(5));
        joined.forEach(CompletableFuture::join);
        return room;
    }

    private static void check(List<SimClient> clients, String what) {
        Map<Position, String> log = new TreeMap<>();
        int sent = 0;
        for (SimClient client : clients) {
            assertEquals(client.sent.size(), client.outcomes.size(), what + ": an outcome for each of " + client.name);
            client.outcomes
                    .values()
                    .forEach(all -> all.forEach(
                            outcome -> assertTrue(outcome instanceof SendOutcome.Stored, what + ": " + outcome)));
            Map<Position, String> own = client.stored();
            assertEquals(
                    client.sent.values().stream().toList(),
                    own.values().stream().toList(),
                    what + ": in order");
            log.putAll(own);
            sent += client.sent.size();
        }
        assertEquals(sent, log.size(), what + ": a place for each");
        assertEquals(sent, new HashSet<>(log.values()).size(), what + ": each once");
        for (SimClient client : clients) {
            Map<Position, String> others = new TreeMap<>(log);
            others.values().removeIf(text -> text.startsWith(client.name + " "));
            Map<Position, String> heard = new TreeMap<>(client.heard);
            heard.values().removeIf(text -> text.startsWith(client.name + " ")); // after a kill, its own too
            Map<Position, String> missing = new TreeMap<>(others);
            missing.keySet().removeAll(heard.keySet());
            assertEquals(Map.of(), missing, what + ": what did not come to " + client.name);
            assertEquals(others, heard, what + ": what came to " + client.name);
        }
    }
}
