package chat.scp.benchmarks.relay;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * What clients do. At a rate, messages are sent when they are due, whatever became of those before: a connection that
 * stands still for a moment has its messages counted, too. Else each pair sends the next message when one has arrived: with
 * one under way, or for throughput as many as fit a window, and a receiver that is behind is not left behind for good.
 */
final class Load implements Relaying.Outcome, AutoCloseable {
    static final int WINDOW = 64;
    /** New connections know nothing of their way yet. */
    private static final long SETTLING_MILLIS = 300;

    private static final int MAX_SAMPLES = 4_000_000;

    /**
     * What one turn measured.
     *
     * @param atRate latency at a rate
     * @param oneEach latency with one message under way for each pair
     * @param oneEachPerSecond how many messages that were
     * @param messagesPerSecond with a window full of them
     */
    record Figures(Latency atRate, Latency oneEach, double oneEachPerSecond, double messagesPerSecond) {}

    record Latency(double p50Micros, double p99Micros) {
        static Latency of(long[] sortedNanos) {
            return new Latency(at(sortedNanos, 0.50) / 1e3, at(sortedNanos, 0.99) / 1e3);
        }

        private static double at(long[] sorted, double part) {
            return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, part * sorted.length)];
        }
    }

    private final long[] samples = new long[MAX_SAMPLES];
    private final AtomicInteger arrived = new AtomicInteger();
    /** Sent, not arrived, not taken. */
    private final AtomicInteger pending = new AtomicInteger();

    private final int pairs;
    private final Relaying relaying;
    private volatile boolean running;

    Load(Relaying.Maker maker, int pairs, int bodyBytes) throws Exception {
        this.pairs = pairs;
        relaying = maker.make(pairs, bodyBytes, this);
    }

    @Override
    public void arrived(int pair, long sentNanos) {
        int number = arrived.getAndIncrement();
        if (number < MAX_SAMPLES) {
            samples[number] = System.nanoTime() - sentNanos;
        }
        pending.decrementAndGet();
        if (running) {
            send(pair, System.nanoTime());
        }
    }

    @Override
    public void taken(int pair) {
        pending.decrementAndGet();
    }

    private void send(int pair, long nanos) {
        pending.addAndGet(2); // to arrive, and to be taken
        relaying.send(pair, nanos);
    }

    /** Measures each for so long. */
    Figures measure(long millis, double perSecond) throws InterruptedException {
        System.gc(); // connections as a server has them after a while, and nobody pays for the other's garbage
        long[] unused = eager(1, SETTLING_MILLIS);
        Latency atRate = Latency.of(steady(perSecond, millis));
        long[] oneEach = eager(1, millis);
        double seconds = millis / 1e3;
        int messages = eager(WINDOW, millis).length;
        return new Figures(atRate, Latency.of(oneEach), oneEach.length / seconds, messages / seconds);
    }

    /** One pair after the other, each message when it is due. */
    private long[] steady(double perSecond, long millis) throws InterruptedException {
        arrived.set(0);
        long begin = System.nanoTime();
        long woke = begin;
        long messages = (long) (perSecond * millis / 1e3);
        for (long i = 0; i < messages; i++) {
            long due = begin + (long) (i * 1e9 / perSecond);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
                woke = System.nanoTime();
            }
            // That this thread sleeps too long is not the engine's matter, that it could not send is.
            send((int) (i % pairs), Math.max(due, woke));
        }
        settle();
        return came();
    }

    private long[] eager(int each, long millis) throws InterruptedException {
        arrived.set(0);
        running = true;
        for (int pair = 0; pair < pairs; pair++) {
            for (int i = 0; i < each; i++) {
                send(pair, System.nanoTime());
            }
        }
        Thread.sleep(millis); // the length of the measurement; the engines' threads do the work
        long[] inTime = came();
        running = false;
        settle();
        return inTime;
    }

    private void settle() throws InterruptedException {
        long deadline = System.nanoTime() + 5_000_000_000L;
        while (System.nanoTime() < deadline && pending.get() > 0) {
            Thread.sleep(1); // what is under way comes on other threads
        }
    }

    private long[] came() {
        long[] sorted = Arrays.copyOf(samples, Math.min(MAX_SAMPLES, arrived.get()));
        Arrays.sort(sorted);
        return sorted;
    }

    @Override
    public void close() {
        relaying.close();
    }
}
