package chat.scp.quic;

import chat.scp.dialect.ServerConfig;
import chat.scp.negotiation.Negotiator;
import chat.scp.pdu.Bytes;
import chat.scp.quic.engine.AlpnSpec;
import chat.scp.quic.engine.EngineConnection;
import chat.scp.quic.engine.EngineLimits;
import java.time.Duration;

/** How each version goes over QUIC: the one place here that tells them apart. §8.1 */
final class Carriage {
    private static final String SCP1 = Negotiator.of(1, 1).newest().alpn();

    /** §8.2-6 asks for 4 or more. */
    private static final int BULK_STREAMS = 16;

    /** Pushes of SCP/1 that may be under way to one client. */
    private static final int PUSH_STREAMS = 100;

    private static final Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(10);
    private static final int STREAM_READ_AHEAD_BYTES = 64 * 1024;
    private static final int STREAM_WRITE_BYTES = 64 * 1024;

    private Carriage() {}

    static boolean isScp1(String alpn) {
        return alpn.equals(SCP1);
    }

    static AlpnSpec forServer(String alpn, ServerConfig config) {
        return isScp1(alpn)
                ? new AlpnSpec(alpn, 1, 0, true)
                : new AlpnSpec(alpn, 1 + config.conversationChannels(), 0, true);
    }

    static AlpnSpec forClient(String alpn) {
        return isScp1(alpn)
                ? new AlpnSpec(alpn, PUSH_STREAMS, PUSH_STREAMS, true)
                : new AlpnSpec(alpn, 0, BULK_STREAMS, true);
    }

    static EngineLimits limits(Duration idleTimeout, Duration patience) {
        return new EngineLimits(idleTimeout, HANDSHAKE_TIMEOUT, patience, STREAM_READ_AHEAD_BYTES, STREAM_WRITE_BYTES);
    }

    static QuicLink link(EngineConnection connection, boolean client, Bytes channelBinding, int poolSize) {
        return isScp1(connection.alpn())
                ? new Scp1Link(connection, client, channelBinding)
                : new Scp2Link(connection, client, channelBinding, poolSize);
    }
}
