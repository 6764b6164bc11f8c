package chat.scp.quic;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * How a {@link QuicListener} listens. The defaults of {@link #at} stand in brackets.
 *
 * @param address to bind; port 0: any that is free
 * @param scp1 whether SCP/1 is served beside SCP/2 [yes]
 * @param loops threads that run the sessions [half of the processors, at least 1]
 * @param maxConnections beyond it, newcomers are not answered [5,000]
 * @param maxHandshakesPerAddress connections that one address may begin within ten seconds [200]
 * @param idleTimeout silence after which QUIC gives up a connection; longer than the sessions' [90 s]
 * @param patience how long a client may leave what was written to it before it is closed with
 *     SLOW_CONSUMER [20 s]
 * @param engine which QUIC library [automatic: Netty where it can be had, else kwik]
 */
public record ListenerOptions(
        InetSocketAddress address,
        boolean scp1,
        int loops,
        int maxConnections,
        int maxHandshakesPerAddress,
        Duration idleTimeout,
        Duration patience,
        EngineChoice engine) {
    public ListenerOptions {
        if (loops < 1 || maxConnections < 1 || maxHandshakesPerAddress < 1) {
            throw new IllegalArgumentException("loops and limits must be 1 or more");
        }
    }

    /** With the defaults. */
    public static ListenerOptions at(InetSocketAddress address) {
        int loops = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        return new ListenerOptions(
                address,
                true,
                loops,
                5_000,
                200,
                Duration.ofSeconds(90),
                Duration.ofSeconds(20),
                EngineChoice.AUTOMATIC);
    }

    public ListenerOptions withScp1(boolean served) {
        return new ListenerOptions(
                address, served, loops, maxConnections, maxHandshakesPerAddress, idleTimeout, patience, engine);
    }

    public ListenerOptions withLoops(int number) {
        return new ListenerOptions(
                address, scp1, number, maxConnections, maxHandshakesPerAddress, idleTimeout, patience, engine);
    }

    public ListenerOptions withMaxConnections(int limit) {
        return new ListenerOptions(address, scp1, loops, limit, maxHandshakesPerAddress, idleTimeout, patience, engine);
    }

    public ListenerOptions withMaxHandshakesPerAddress(int limit) {
        return new ListenerOptions(address, scp1, loops, maxConnections, limit, idleTimeout, patience, engine);
    }

    public ListenerOptions withIdleTimeout(Duration timeout) {
        return new ListenerOptions(
                address, scp1, loops, maxConnections, maxHandshakesPerAddress, timeout, patience, engine);
    }

    public ListenerOptions withPatience(Duration limit) {
        return new ListenerOptions(
                address, scp1, loops, maxConnections, maxHandshakesPerAddress, idleTimeout, limit, engine);
    }

    public ListenerOptions withEngine(EngineChoice choice) {
        return new ListenerOptions(
                address, scp1, loops, maxConnections, maxHandshakesPerAddress, idleTimeout, patience, choice);
    }
}
