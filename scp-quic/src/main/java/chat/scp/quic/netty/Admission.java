package chat.scp.quic.netty;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Decides who may begin a connection with a server. While few handshakes are under way nobody is asked
 * to prove his address; beyond {@code retryFrom} everybody is, and that keeps no state, so that forged
 * addresses never get further than that. Thread-safe: loops share it.
 */
final class Admission {
    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final int maxConnections;
    private final int maxPerAddress;
    private final int retryFrom;
    private final Map<InetAddress, Integer> begun = new HashMap<>();
    private long windowBeginNanos = System.nanoTime();
    private int halfOpen;
    private int connected;
    private boolean refusing;

    Admission(int maxConnections, int maxPerAddress, int retryFrom) {
        this.maxConnections = maxConnections;
        this.maxPerAddress = maxPerAddress;
        this.retryFrom = retryFrom;
    }

    /** Whether a newcomer has to prove his address first. §8.7 */
    synchronized boolean demandsProof() {
        return halfOpen >= retryFrom;
    }

    /** Whether this newcomer may begin; counts that he did. */
    synchronized boolean admits(InetAddress from) {
        long now = System.nanoTime();
        if (now - windowBeginNanos > WINDOW_NANOS) {
            windowBeginNanos = now;
            begun.clear();
        }
        int before = begun.getOrDefault(from, 0);
        if (refusing || halfOpen + connected >= maxConnections || before >= maxPerAddress) {
            return false;
        }
        begun.put(from, before + 1);
        return true;
    }

    synchronized void began() {
        halfOpen++;
    }

    synchronized void connected() {
        halfOpen--;
        connected++;
    }

    synchronized void ended(boolean wasConnected) {
        if (wasConnected) {
            connected--;
        } else {
            halfOpen--;
        }
    }

    synchronized void refuse() {
        refusing = true;
    }
}
