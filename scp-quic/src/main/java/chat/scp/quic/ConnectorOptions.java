package chat.scp.quic;

import java.time.Duration;

/**
 * How a {@link QuicConnector} connects. The defaults of {@link #USUAL} stand in brackets.
 *
 * @param scp1 whether it falls back to SCP/1 where a server has no SCP/2, and nothing was given that
 *     forbids it [yes]
 * @param loops threads that run the sessions [1]
 * @param connectTimeout how long one handshake may take [10 s]
 * @param idleTimeout silence after which QUIC gives up a connection; the shorter of both sides' counts [120 s]
 * @param patience how long a server may leave what was written to it before the connection is closed [20 s]
 * @param engine which QUIC library [automatic: kwik]
 */
public record ConnectorOptions(
        boolean scp1,
        int loops,
        Duration connectTimeout,
        Duration idleTimeout,
        Duration patience,
        EngineChoice engine) {
    public static final ConnectorOptions USUAL = new ConnectorOptions(
            true, 1, Duration.ofSeconds(10), Duration.ofSeconds(120), Duration.ofSeconds(20), EngineChoice.AUTOMATIC);

    public ConnectorOptions {
        if (loops < 1) {
            throw new IllegalArgumentException("loops must be 1 or more");
        }
    }

    public ConnectorOptions withScp1(boolean allowed) {
        return new ConnectorOptions(allowed, loops, connectTimeout, idleTimeout, patience, engine);
    }

    public ConnectorOptions withLoops(int number) {
        return new ConnectorOptions(scp1, number, connectTimeout, idleTimeout, patience, engine);
    }

    public ConnectorOptions withConnectTimeout(Duration timeout) {
        return new ConnectorOptions(scp1, loops, timeout, idleTimeout, patience, engine);
    }

    public ConnectorOptions withIdleTimeout(Duration timeout) {
        return new ConnectorOptions(scp1, loops, connectTimeout, timeout, patience, engine);
    }

    public ConnectorOptions withPatience(Duration limit) {
        return new ConnectorOptions(scp1, loops, connectTimeout, idleTimeout, limit, engine);
    }

    public ConnectorOptions withEngine(EngineChoice choice) {
        return new ConnectorOptions(scp1, loops, connectTimeout, idleTimeout, patience, choice);
    }
}
