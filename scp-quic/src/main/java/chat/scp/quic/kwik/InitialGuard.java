package chat.scp.quic.kwik;

import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Decides which Initial packets kwik gets to see. Each one that it sees may cost it a connection with
 * six threads before anybody has proved that the address is his. Thread-safe.
 */
final class InitialGuard {
    /** Connections that were begun and are not through; beyond it, newcomers wait, as with a lost packet. */
    static final int MAX_HALF_OPEN = 512;

    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final int maxPerAddress;
    private final LinkedHashMap<SocketAddress, Long> halfOpen = new LinkedHashMap<>();
    private final Map<InetAddress, Integer> begun = new HashMap<>();
    private long windowBeginNanos = Long.MIN_VALUE;

    InitialGuard(int maxPerAddress) {
        this.maxPerAddress = maxPerAddress;
    }

    static boolean isLong(DatagramPacket datagram) {
        return datagram.getLength() > 0 && (datagram.getData()[datagram.getOffset()] & 0x80) != 0;
    }

    /** In version 1; other versions are for version negotiation, which costs nothing. RFC 9000 §17.2.2 */
    static boolean isInitial(DatagramPacket datagram) {
        return isLong(datagram) && (datagram.getData()[datagram.getOffset()] & 0x30) == 0;
    }

    synchronized boolean admits(DatagramPacket initial, long nowNanos) {
        SocketAddress from = initial.getSocketAddress();
        if (halfOpen.containsKey(from)) {
            return InitialProbe.isHarmless(initial);
        }
        forgetOld(nowNanos);
        int before = begun.getOrDefault(initial.getAddress(), 0);
        if (halfOpen.size() >= MAX_HALF_OPEN || before >= maxPerAddress || !InitialProbe.isHarmless(initial)) {
            return false;
        }
        begun.put(initial.getAddress(), before + 1);
        halfOpen.put(from, nowNanos);
        return true;
    }

    synchronized void connected(InetSocketAddress remote) {
        halfOpen.remove(remote);
    }

    private void forgetOld(long nowNanos) {
        if (windowBeginNanos == Long.MIN_VALUE || nowNanos - windowBeginNanos > WINDOW_NANOS) {
            windowBeginNanos = nowNanos;
            begun.clear();
        }
        Iterator<Long> times = halfOpen.values().iterator();
        while (times.hasNext() && nowNanos - times.next() > WINDOW_NANOS) {
            times.remove();
        }
    }
}
