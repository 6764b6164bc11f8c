package chat.scp.quic.kwik;

import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
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

    private static final int MAX_PER_PORT = 64;

    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final class Begun {
        final InetSocketAddress from;
        final InitialKeys keys;
        final int owner;
        final long sinceNanos;
        boolean through;

        Begun(InetSocketAddress from, InitialKeys keys, int owner, long sinceNanos) {
            this.from = from;
            this.keys = keys;
            this.owner = owner;
            this.sinceNanos = sinceNanos;
        }
    }

    private final int maxPerAddress;
    /** Oldest first. */
    private final Deque<Begun> all = new ArrayDeque<>();

    /** A client may begin several connections from one port. */
    private final Map<SocketAddress, Deque<Begun>> byPort = new HashMap<>();

    private final Map<InetAddress, Integer> counts = new HashMap<>();
    private int halfOpen;
    private int newcomersOf;

    InitialGuard(int maxPerAddress) {
        this.maxPerAddress = maxPerAddress;
    }

    /** In version 1; other versions are for version negotiation, which costs nothing. RFC 9000 §17.2.2 */
    static boolean isInitial(DatagramPacket datagram) {
        return datagram.getLength() > 0 && (datagram.getData()[datagram.getOffset()] & 0xb0) == 0x80;
    }

    synchronized boolean admits(DatagramPacket initial, long nowNanos) {
        forgetOld(nowNanos);
        InetSocketAddress from = (InetSocketAddress) initial.getSocketAddress();
        Deque<Begun> before = byPort.getOrDefault(from, new ArrayDeque<>());
        if (before.stream().anyMatch(begun -> InitialProbe.isSound(initial, begun.keys))) {
            return true;
        }
        int count = counts.getOrDefault(from.getAddress(), 0);
        if (halfOpen >= MAX_HALF_OPEN
                || all.size() >= MAX_KNOWN
                || count >= maxPerAddress
                || before.size() >= MAX_PER_PORT) {
            return false;
        }
        InitialKeys keys = keys(initial);
        if (keys == null || !InitialProbe.isSound(initial, keys)) {
            return false;
        }
        Begun begun = new Begun(from, keys, newcomersOf, nowNanos);
        all.add(begun);
        before.add(begun);
        byPort.put(from, before);
        counts.put(from.getAddress(), count + 1);
        halfOpen++;
        return true;
    }

    /** Whoever begins from now on belongs to this one of the connectors. */
    synchronized void newcomersOf(int generation) {
        newcomersOf = generation;
    }

    /** Which of the connectors this Initial, which was admitted, belongs to. */
    synchronized int ownerOf(DatagramPacket initial) {
        return byPort.getOrDefault(initial.getSocketAddress(), new ArrayDeque<>()).stream()
                .filter(begun -> InitialProbe.isSound(initial, begun.keys))
                .mapToInt(begun -> begun.owner)
                .findFirst()
                .orElse(newcomersOf);
    }

    synchronized void connected(InetSocketAddress remote) {
        for (Begun begun : byPort.getOrDefault(remote, new ArrayDeque<>())) {
            if (!begun.through) {
                begun.through = true;
                halfOpen--;
                return;
            }
        }
    }

    private void forgetOld(long nowNanos) {
        while (!all.isEmpty() && nowNanos - all.element().sinceNanos > WINDOW_NANOS) {
            Begun oldest = all.remove();
            halfOpen -= oldest.through ? 0 : 1;
            counts.computeIfPresent(oldest.from.getAddress(), (a, count) -> count > 1 ? count - 1 : null);
            byPort.computeIfPresent(oldest.from, (port, begun) -> {
                begun.remove(oldest);
                return begun.isEmpty() ? null : begun;
            });
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
