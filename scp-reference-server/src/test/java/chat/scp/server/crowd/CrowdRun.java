package chat.scp.server.crowd;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.UserName;
import chat.scp.pdu.Visibility;
import chat.scp.pdu.v2.Create;
import chat.scp.pdu.v2.Join;
import chat.scp.server.store.LoggedMessage;
import chat.scp.signal.SendOutcome;
import chat.scp.sim.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A crowd, its rooms and its friendships on one server, for a while of virtual time in which links break, programs are killed
 * and the server crashes: one run of one seed.
 */
final class CrowdRun {
    private static final int ROOM_SIZE = 20;
    private static final Duration SETTLING = Duration.ofMinutes(2);
    private static final int PAGE = 1_000;

    private final long seed;
    private final Duration duration;
    private final VirtualTime time = new VirtualTime();
    private final SplittableRandom random;
    private final CrowdServer server;
    private final List<Chatter> crowd = new ArrayList<>();

    CrowdRun(long seed, int size, Duration duration) {
        this.seed = seed;
        this.duration = duration;
        random = new SplittableRandom(seed);
        server = new CrowdServer(time, random, CrowdServer.CROWD);
        for (int i = 0; i < size; i++) {
            boolean second = i % 10 == 9; // one in ten is somebody's second device
            crowd.add(new Chatter("user" + (second ? i - 1 : i), i, server, time, random, 60_000));
        }
    }

    /** What happened, in numbers. */
    record Tally(int stored, long handedOver, int links, int lives, long digest) {}

    /** Runs it all and checks every promise. */
    Tally check() {
        try (server) {
            time.pass(Duration.ofSeconds(30));
            meet();
            chat();
            return verify();
        } catch (AssertionError failed) {
            throw new AssertionError("seed " + seed + ": " + failed.getMessage(), failed);
        }
    }

    private void meet() {
        int rooms = Math.max(1, crowd.size() / ROOM_SIZE);
        for (int i = 0; i < rooms; i++) {
            crowd.get(i).ask(new Create(0, room(i), 0, Visibility.PUBLIC, "Room " + i, ""));
        }
        time.pass(SETTLING);
        for (int i = 0; i < crowd.size(); i++) {
            if (i >= rooms && i % 10 != 9) {
                crowd.get(i).ask(new Join(0, room(random.nextInt(rooms))));
            }
            if (i % 4 == 0 && i + 2 < crowd.size() && !crowd.get(i).user.equals(crowd.get(i + 2).user)) {
                crowd.get(i).invite(crowd.get(i + 2));
            }
        }
        time.pass(SETTLING);
    }

    private static UserName room(int number) {
        return UserName.of("room" + number);
    }

    private void chat() {
        crowd.forEach(chatter -> {
            chatter.talks = true;
            chatter.talk();
        });
        long end = time.now() + duration.toNanos();
        trouble(
                duration.toMillis() / 20,
                end,
                () -> crowd.forEach(c -> {
                    if (random.nextInt(8) == 0) {
                        c.cut();
                    }
                }));
        trouble(duration.toMillis() / crowd.size(), end, () -> crowd.get(random.nextInt(crowd.size()))
                .kill());
        trouble(duration.toMillis() / 3, end, server::crash);
        time.pass(duration);
        crowd.forEach(chatter -> chatter.talks = false);
        time.pass(SETTLING);
    }

    private void trouble(long everyMillis, long endNanos, Runnable what) {
        time.in((1 + random.nextLong(2 * everyMillis)) * VirtualTime.MILLI, () -> {
            if (time.now() < endNanos) {
                what.run();
                trouble(everyMillis, endNanos, what);
            }
        });
    }

    private Tally verify() {
        Map<ConversationId, List<LoggedMessage>> logs = new HashMap<>();
        int stored = 0;
        long handedOver = 0;
        long digest = time.now();
        for (Chatter chatter : crowd) {
            require(chatter.broken.isEmpty(), chatter + " had trouble: " + chatter.broken);
            for (var entry : chatter.conversations.entrySet()) {
                List<LoggedMessage> log = logs.computeIfAbsent(entry.getKey(), this::read);
                List<Long> due = log.stream()
                        .filter(m -> m.sequence() > entry.getValue().from
                                && !chatter.sent.containsKey(m.message().view().id()))
                        .map(LoggedMessage::sequence)
                        .toList();
                require(
                        due.equals(entry.getValue().sequences),
                        chatter + " was handed each message of " + entry.getKey() + " once, in order: of " + due
                                + " it got " + entry.getValue().sequences);
                handedOver += due.size();
                digest = 31 * digest + due.hashCode();
            }
        }
        Map<MessageId, Integer> places = new HashMap<>();
        for (List<LoggedMessage> log : logs.values()) {
            log.forEach(m -> places.merge(m.message().view().id(), 1, Integer::sum));
            stored += log.size();
        }
        for (Chatter chatter : crowd) {
            chatter.sent.forEach((id, message) -> {
                require(message.outcomes.size() == 1, chatter + " has one outcome of each: " + message.outcomes);
                require(message.outcomes.get(0) instanceof SendOutcome.Stored, "stored: " + message.outcomes);
                require(places.getOrDefault(id, 0) == 1, id + " is there once");
            });
        }
        return new Tally(
                stored,
                handedOver,
                crowd.stream().mapToInt(c -> c.links).sum(),
                crowd.stream().mapToInt(c -> c.lives).sum(),
                digest);
    }

    private List<LoggedMessage> read(ConversationId conversation) {
        List<LoggedMessage> log = new ArrayList<>();
        List<LoggedMessage> page;
        do {
            page = server.store.log().read(conversation, log.size() + 1, Long.MAX_VALUE, PAGE, Integer.MAX_VALUE);
            for (LoggedMessage message : page) {
                require(message.sequence() == log.size() + 1, "positions are dense");
                log.add(message);
            }
        } while (!page.isEmpty());
        return log;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("does not hold: " + what);
        }
    }
}
