package chat.scp.quic.testing;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** A line that loses some datagrams, from a seed, and takes its time for the others. Thread-safe. */
public final class Line implements AutoCloseable {
    /** Under way at a time; what comes beyond is lost, as in a router. */
    private static final int MAX_UNDER_WAY = 4_096;

    private record UnderWay(DatagramSocket via, DatagramPacket packet, long dueNanos) {}

    private final Random random;
    private final int lossPercent;
    private final long delayNanos;
    private final BlockingQueue<UnderWay> underWay = new LinkedBlockingQueue<>(MAX_UNDER_WAY);
    private final LongAdder passed = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final Thread carrying = new Thread(this::carry, "line");

    public Line(long seed, int lossPercent, Duration delay) {
        random = new Random(seed);
        this.lossPercent = lossPercent;
        delayNanos = delay.toNanos();
        if (delayNanos > 0) {
            carrying.setDaemon(true);
            carrying.start();
        }
    }

    /** Sends the packet to this address, now, later, or never. It is the line's from now on. */
    public void pass(DatagramSocket via, DatagramPacket packet, SocketAddress to) throws IOException {
        packet.setSocketAddress(to);
        if (isLost()
                || (delayNanos > 0 && !underWay.offer(new UnderWay(via, packet, System.nanoTime() + delayNanos)))) {
            lost.increment();
            return;
        }
        passed.increment();
        if (delayNanos == 0) {
            via.send(packet);
        }
    }

    private synchronized boolean isLost() {
        return random.nextInt(100) < lossPercent;
    }

    public long passed() {
        return passed.sum();
    }

    public long lost() {
        return lost.sum();
    }

    /** All take the same time, so the first in is the first out. */
    private void carry() {
        try {
            while (true) {
                UnderWay next = underWay.take();
                for (long left = next.dueNanos - System.nanoTime();
                        left > 0;
                        left = next.dueNanos - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                    if (Thread.interrupted()) {
                        return;
                    }
                }
                send(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(UnderWay next) {
        try {
            next.via.send(next.packet);
        } catch (IOException closed) {
            // Whoever wanted it is gone.
        }
    }

    @Override
    public void close() {
        carrying.interrupt();
    }
}
