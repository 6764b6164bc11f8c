package chat.scp.quic;

/**
 * Numbers of one connection since its beginning. What an engine does not know is 0.
 *
 * @param smoothedRttMicros smoothed round-trip time
 * @param bytesSent UDP payload, both headers and what was sent again included
 * @param bytesReceived UDP payload
 * @param packetsSent QUIC packets
 * @param packetsLost packets declared lost, spuriously or not
 * @param streamsOpened by this side
 * @param streamsAccepted opened by the peer
 * @param nudges how often something was sent only to wake the engine
 */
public record QuicStatistics(
        long smoothedRttMicros,
        long bytesSent,
        long bytesReceived,
        long packetsSent,
        long packetsLost,
        long streamsOpened,
        long streamsAccepted,
        long nudges) {
    public static final QuicStatistics NONE = new QuicStatistics(0, 0, 0, 0, 0, 0, 0, 0);
}
