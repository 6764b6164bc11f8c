package chat.scp.benchmarks.server;

import chat.scp.benchmarks.report.Latencies;
import chat.scp.pdu.Body;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.UserName;
import chat.scp.pdu.Visibility;
import chat.scp.pdu.v2.Create;
import chat.scp.pdu.v2.Join;
import chat.scp.quic.QuicConnector;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** People who are connected, and who says something to whom. */
final class Scenario implements AutoCloseable {
    /** Messages of one sender that may be without an answer when as many as possible are sent. */
    private static final int UNANSWERED = 32;

    private static final AtomicInteger NAMES = new AtomicInteger();

    /** What one run at full speed came to. */
    record Throughput(double messagesPerSecond, double deliveriesPerSecond) {}

    /** What one run at a steady pace came to. */
    record Pace(double messagesPerSecond, Latencies acknowledged, Latencies delivered, double shareDelivered) {}

    final String name;
    private final List<Talker> talkers = new ArrayList<>();
    private final Map<Talker, ConversationId> senders = new HashMap<>();
    private final int receiversOfEach;

    private Scenario(String name, int receiversOfEach) {
        this.name = name;
        this.receiversOfEach = receiversOfEach;
    }

    static Scenario pairs(int pairs, QuicConnector connector, InetSocketAddress server) throws Exception {
        Scenario scenario = new Scenario(pairs == 1 ? "1 pair" : pairs + " pairs", 1);
        for (int i = 0; i < pairs; i++) {
            Talker sender = scenario.add(connector, server);
            Talker receiver = scenario.add(connector, server);
            scenario.senders.put(sender, sender.meet(receiver));
        }
        return scenario;
    }

    static Scenario room(int members, QuicConnector connector, InetSocketAddress server) throws Exception {
        Scenario scenario = new Scenario("a room of " + members, members - 1);
        UserName room = UserName.of("room" + NAMES.incrementAndGet());
        Talker owner = scenario.add(connector, server);
        ConversationId conversation = owner.enter(new Create(0, room, 0, Visibility.PUBLIC, "", ""));
        for (int i = 1; i < members; i++) {
            scenario.add(connector, server).enter(new Join(0, room));
        }
        scenario.senders.put(owner, conversation);
        return scenario;
    }

    private Talker add(QuicConnector connector, InetSocketAddress server) throws Exception {
        int number = NAMES.incrementAndGet();
        Talker talker = new Talker(connector, "talker" + number, number);
        talker.connect(server);
        talkers.add(talker);
        return talker;
    }

    /** As fast as it goes: each sender says the next as soon as one is answered. */
    Throughput flood(Body body, long nanos) throws InterruptedException {
        AtomicLong stored = new AtomicLong();
        AtomicLong received = new AtomicLong();
        long end = System.nanoTime() + nanos;
        Talker.Load flood = new Talker.Load() {
            @Override
            public void stored(Talker by, long sentNanos) {
                long now = System.nanoTime();
                if (now < end) {
                    stored.incrementAndGet();
                    by.send(senders.get(by), body, now);
                }
            }

            @Override
            public void received(Talker by, long sentNanos) {
                if (System.nanoTime() < end) {
                    received.incrementAndGet();
                }
            }
        };
        talkers.forEach(talker -> talker.takePart(flood));
        senders.forEach((sender, conversation) -> {
            for (int i = 0; i < UNANSWERED; i++) {
                sender.send(conversation, body, System.nanoTime());
            }
        });
        Thread.sleep(
                nanos / 1_000_000 + 1_000); // the measurement, and a second for what is under way; loops do the work
        talkers.forEach(talker -> talker.takePart(Talker.Load.NONE));
        double seconds = nanos / 1e9;
        return new Throughput(stored.get() / seconds, received.get() / seconds);
    }

    /**
     * So many messages a second, evenly, whatever comes back. A message's time begins when it was due, so that
     * a stall counts for all that it held up.
     */
    Pace pace(Body body, double messagesPerSecond, long nanos) throws InterruptedException {
        Latencies acknowledged = new Latencies();
        Latencies delivered = new Latencies();
        Talker.Load pace = new Talker.Load() {
            @Override
            public void stored(Talker by, long sentNanos) {
                acknowledged.add(System.nanoTime() - sentNanos);
            }

            @Override
            public void received(Talker by, long sentNanos) {
                delivered.add(System.nanoTime() - sentNanos);
            }
        };
        talkers.forEach(talker -> talker.takePart(pace));
        List<Talker> order = new ArrayList<>(senders.keySet());
        long interval = (long) (1e9 / messagesPerSecond);
        long begin = System.nanoTime();
        long count = nanos / interval;
        for (long i = 0; i < count; i++) {
            long due = begin + i * interval;
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            Talker sender = order.get((int) (i % order.size()));
            sender.send(senders.get(sender), body, due);
        }
        long expected = count * receiversOfEach;
        for (int i = 0; i < 100 && delivered.count() < expected; i++) {
            Thread.sleep(100); // after the measurement, for the last deliveries: ten seconds at most
        }
        talkers.forEach(talker -> talker.takePart(Talker.Load.NONE));
        return new Pace(messagesPerSecond, acknowledged, delivered, (double) delivered.count() / expected);
    }

    @Override
    public void close() {
        talkers.forEach(Talker::close);
    }
}
