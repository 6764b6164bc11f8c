package chat.scp.benchmarks.relay;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What clients do: each sends the next message when one has arrived. For latency one is under way at a
 * time, for throughput as many as fit a window, and a receiver that is behind is not left behind for good.
 */
final class Load implements Relaying.Outcome, AutoCloseable {
    static final int WINDOW = 64;
    /** New connections know nothing of their way yet. */
    private static final long SETTLING_MILLIS = 300;

    private static final int MAX_SAMPLES = 4_000_000;

    /** What one turn measured. */
    record Figures(double p50Micros, double p99Micros, double messagesPerSecond) {}

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
            send(pair);
        }
    }

    @Override
    public void taken(int pair) {
        pending.decrementAndGet();
    }

    private void send(int pair) {
        pending.addAndGet(2); // to arrive, and to be taken
        relaying.send(pair, System.nanoTime());
    }

    /** Measures both for so long. */
    Figures measure(long millis) throws InterruptedException {
        long[] unused = phase(false, SETTLING_MILLIS);
        long[] latencies = phase(false, millis);
        long begin = System.nanoTime();
        int messages = phase(true, millis).length;
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Figures(at(latencies, 0.50) / 1e3, at(latencies, 0.99) / 1e3, messages / seconds);
    }

    private long[] phase(boolean withWindow, long millis) throws InterruptedException {
        arrived.set(0);
        running = true;
        for (int pair = 0; pair < pairs; pair++) {
            for (int i = 0; i < (withWindow ? WINDOW : 1); i++) {
                send(pair);
            }
        }
        Thread.sleep(millis); // the length of the measurement; the engines' threads do the work
        long[] sorted = Arrays.copyOf(samples, Math.min(MAX_SAMPLES, arrived.get()));
        running = false;
        long deadline = System.nanoTime() + 5_000_000_000L;
        while (System.nanoTime() < deadline && pending.get() > 0) {
            Thread.sleep(1); // what is under way comes on other threads, after the measurement
        }
        Arrays.sort(sorted);
        return sorted;
    }

    private static double at(long[] sorted, double part) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, part * sorted.length)];
    }

    @Override
    public void close() {
        relaying.close();
    }
}
