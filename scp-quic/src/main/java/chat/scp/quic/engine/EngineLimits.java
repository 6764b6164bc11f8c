package chat.scp.quic.engine;

import java.time.Duration;

/**
 * Bounds of each connection of an engine.
 *
 * @param idleTimeout silence after which QUIC gives up a connection; the shorter of both sides' counts
 * @param handshakeTimeout how long a client waits for a connection
 * @param patience how long a peer may leave what was written to it, or give no stream
 * @param streamReadAheadBytes what is read of a stream before its handler has taken it
 * @param streamWriteBytes what a stream holds for a peer that takes it slowly
 */
public record EngineLimits(
        Duration idleTimeout,
        Duration handshakeTimeout,
        Duration patience,
        int streamReadAheadBytes,
        int streamWriteBytes) {
    public EngineLimits withHandshakeTimeout(Duration timeout) {
        return new EngineLimits(idleTimeout, timeout, patience, streamReadAheadBytes, streamWriteBytes);
    }
}
