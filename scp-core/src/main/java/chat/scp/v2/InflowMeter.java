package chat.scp.v2;

import chat.scp.dialect.Inflow;
import chat.scp.pdu.ErrorCode;
import chat.scp.wire.ProtocolException;

/** Counts what one client says, padding too, against what it may say. §9.5 */
final class InflowMeter {
    private static final long WINDOW_NANOS = Inflow.WINDOW_SECONDS * 1_000_000_000L;

    private final long maxPdus;
    private final long maxBytes;
    private long sinceNanos;
    private long pdus;
    private long bytes;

    InflowMeter(Inflow allowed) {
        maxPdus = (long) allowed.pdusPerSecond() * Inflow.WINDOW_SECONDS;
        maxBytes = allowed.bytesPerSecond() * Inflow.WINDOW_SECONDS;
    }

    void count(int frameBytes, long nowNanos) throws ProtocolException {
        if (nowNanos - sinceNanos >= WINDOW_NANOS) {
            sinceNanos = nowNanos;
            pdus = 0;
            bytes = 0;
        }
        pdus++;
        bytes += frameBytes;
        if (pdus > maxPdus || bytes > maxBytes) {
            throw new ProtocolException(
                    ErrorCode.RATE_LIMITED,
                    "9.5",
                    "more than " + maxPdus + " PDUs or " + maxBytes + " bytes in " + Inflow.WINDOW_SECONDS + " s");
        }
    }
}
