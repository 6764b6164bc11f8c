package chat.scp.quic.kwik;

import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Decides which Initial packets kwik gets to see. Each one that it sees may cost it a connection with
 * six threads before anybody has proved that the address is his. Thread-safe.
 */
final class InitialGuard {
    /** Connections that were begun and are not through; beyond it, newcomers wait, as with a lost packet. */
    static final int MAX_HALF_OPEN = 256;

    /** Addresses that are remembered at all. */
    private static final int MAX_KNOWN = 16 * 1024;

    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final class Begun {
        final InitialKeys keys;
        final long sinceNanos;
        boolean through;

        Begun(InitialKeys keys, long sinceNanos) {
            this.keys = keys;
            this.sinceNanos = sinceNanos;
        }
    }

    private final int maxPerAddress;
    /** Oldest first. */
    private final Map<SocketAddress, Begun> begun = new LinkedHashMap<>();

    private final Map<InetAddress, Integer> counts = new HashMap<>();
    private int halfOpen;

    InitialGuard(int maxPerAddress) {
        this.maxPerAddress = maxPerAddress;
    }

    /** In version 1; other versions are for version negotiation, which costs nothing. RFC 9000 §17.2.2 */
    static boolean isInitial(DatagramPacket datagram) {
        return datagram.getLength() > 0 && (datagram.getData()[datagram.getOffset()] & 0xb0) == 0x80;
    }

    synchronized boolean admits(DatagramPacket initial, long nowNanos) {
        forgetOld(nowNanos);
        SocketAddress from = initial.getSocketAddress();
        Begun known = begun.get(from);
        if (known != null && InitialProbe.isSound(initial, known.keys)) {
            return true;
        }
        int before = counts.getOrDefault(initial.getAddress(), 0);
        if ((known != null && !known.through) // one at a time; else its keys could be taken away
                || halfOpen >= MAX_HALF_OPEN
                || begun.size() >= MAX_KNOWN
                || before >= maxPerAddress) {
            return false;
        }
        InitialKeys keys = keys(initial);
        if (keys == null || !InitialProbe.isSound(initial, keys)) {
            return false;
        }
        if (begun.remove(from) == null) {
            counts.put(initial.getAddress(), before + 1);
        }
        begun.put(from, new Begun(keys, nowNanos));
        halfOpen++;
        return true;
    }

    synchronized void connected(InetSocketAddress remote) {
        Begun known = begun.get(remote);
        if (known != null && !known.through) {
            known.through = true;
            halfOpen--;
        }
    }

    private void forgetOld(long nowNanos) {
        Iterator<Map.Entry<SocketAddress, Begun>> all = begun.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<SocketAddress, Begun> oldest = all.next();
            if (nowNanos - oldest.getValue().sinceNanos <= WINDOW_NANOS) {
                return;
            }
            all.remove();
            InetAddress address = ((InetSocketAddress) oldest.getKey()).getAddress();
            counts.computeIfPresent(address, (a, count) -> count > 1 ? count - 1 : null);
            halfOpen -= oldest.getValue().through ? 0 : 1;
        }
    }

    private static @Nullable InitialKeys keys(DatagramPacket initial) {
        byte[] id = InitialProbe.firstConnectionId(initial);
        try {
            return id.length == 0 ? null : new InitialKeys(id);
        } catch (GeneralSecurityException e) {
            return null;
        }
    }
}
