package chat.scp.session.sim;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.UserName;
import chat.scp.signal.SendOutcome;
import chat.scp.sim.VirtualTime;
import chat.scp.wire.MessageFrame;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Two people, one server, several conversations, links that misbehave: one run of one seed. */
final class SimulationRun {
    private static final int CONVERSATIONS = 4;
    private static final int STEPS_BETWEEN_LOOKS = 256;
    private static final long TOO_LONG_NANOS = 3_600_000 * VirtualTime.MILLI;

    private final long seed;
    private final int messages;
    private final VirtualTime time = new VirtualTime();
    private final SplittableRandom random;
    private final SimulatedServer server;
    private final List<ConversationId> conversations = new ArrayList<>();
    private final List<SimulatedClient> clients;

    SimulationRun(long seed, int messages, boolean serverDeduplicates) {
        this.seed = seed;
        this.messages = messages;
        random = new SplittableRandom(seed);
        server = new SimulatedServer(time, random, serverDeduplicates);
        for (int i = 1; i <= CONVERSATIONS; i++) {
            ConversationId conversation = new ConversationId(random.nextLong(), random.nextLong());
            conversations.add(conversation);
            server.open(conversation);
        }
        boolean channels = random.nextInt(4) > 0;
        clients = List.of(client("alice", channels), client("bob", channels));
        server.introduce(clients.get(0).user, clients.get(1).user);
    }

    private SimulatedClient client(String name, boolean channels) {
        return new SimulatedClient(UserName.of(name), time, random, server, conversations, messages / 2, channels);
    }

    /** Runs to the end and checks every promise; returns a digest of all that happened. */
    long check() {
        clients.forEach(SimulatedClient::start);
        bookCut();
        for (long step = 1; step % STEPS_BETWEEN_LOOKS != 0 || !isDone(); step++) {
            if (!time.step(TOO_LONG_NANOS)) {
                throw new AssertionError("seed " + seed + ": not done after an hour of virtual time; " + standing());
            }
        }
        try {
            return verify();
        } catch (AssertionError failed) {
            throw new AssertionError("seed " + seed + ": " + failed.getMessage(), failed);
        }
    }

    private void bookCut() {
        time.in((300 + random.nextInt(4_000)) * VirtualTime.MILLI, () -> {
            clients.get(random.nextInt(clients.size())).cut();
            bookCut();
        });
    }

    private boolean isDone() {
        return clients.stream().allMatch(SimulatedClient::isDone)
                && conversations.stream().allMatch(this::isReceived);
    }

    private boolean isReceived(ConversationId conversation) {
        int handedOver = clients.stream()
                .mapToInt(c -> c.received.get(conversation).size())
                .sum();
        return handedOver >= server.log(conversation).size();
    }

    private String standing() {
        StringBuilder standing = new StringBuilder();
        for (SimulatedClient client : clients) {
            standing.append(client.user)
                    .append(client.isDone() ? " sent all" : " has sends unanswered")
                    .append("; ");
        }
        conversations.forEach(c -> standing.append(server.log(c).size())
                .append(" stored, received ")
                .append(clients.stream().map(k -> k.received.get(c).size()).toList())
                .append("; "));
        return standing.toString();
    }

    private long verify() {
        long digest = time.now();
        for (ConversationId conversation : conversations) {
            List<MessageId> stored = new ArrayList<>();
            List<MessageFrame> log = server.log(conversation);
            for (int i = 0; i < log.size(); i++) {
                require(log.get(i).view().sequence() == i + 1, "positions are dense");
                stored.add(log.get(i).view().id());
            }
            for (SimulatedClient client : clients) {
                List<MessageId> own = client.sent.get(conversation);
                Set<MessageId> ownIds = new HashSet<>(own);
                List<MessageId> ownStored =
                        stored.stream().filter(ownIds::contains).toList();
                List<MessageId> others =
                        stored.stream().filter(id -> !ownIds.contains(id)).toList();
                require(ownStored.equals(own), client.user + "'s messages are stored once each, in the order sent");
                require(
                        client.received.get(conversation).equals(others),
                        client.user + " was handed each message of the other once, in order");
                digest = 31 * digest + client.received.get(conversation).hashCode();
            }
        }
        for (SimulatedClient client : clients) {
            require(client.outcomes.size() == messages / 2, "every send has an outcome");
            for (List<SendOutcome> outcome : client.outcomes.values()) {
                require(outcome.size() == 1, "one outcome for each send");
                require(outcome.get(0) instanceof SendOutcome.Stored, "stored: " + outcome);
            }
            require(client.skipped.isEmpty(), "nothing was skipped");
            digest = 31 * digest + client.links;
        }
        return digest;
    }

    int links() {
        return clients.stream().mapToInt(c -> c.links).sum();
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("does not hold: " + what);
        }
    }
}
