package chat.scp.server;

import chat.scp.quic.QuicSession;
import chat.scp.quic.QuicStatistics;
import chat.scp.signal.ServerCommand;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Adds up what the connections count, so that the sums never fall. Thread-safe. */
final class QuicTotals {
    private final Set<QuicSession<ServerCommand>> present = ConcurrentHashMap.newKeySet();
    private QuicStatistics ended = QuicStatistics.NONE;

    void began(QuicSession<ServerCommand> session) {
        present.add(session);
    }

    synchronized void ended(QuicSession<ServerCommand> session) {
        if (present.remove(session)) {
            ended = sum(ended, session.statistics());
        }
    }

    synchronized QuicStatistics all() {
        QuicStatistics all = ended;
        long rtts = 0;
        int measured = 0;
        for (QuicSession<ServerCommand> session : present) {
            QuicStatistics own = session.statistics();
            all = sum(all, own);
            if (own.smoothedRttMicros() > 0) {
                rtts += own.smoothedRttMicros();
                measured++;
            }
        }
        return withRtt(all, measured == 0 ? 0 : rtts / measured);
    }

    private static QuicStatistics sum(QuicStatistics one, QuicStatistics other) {
        return new QuicStatistics(
                0,
                one.bytesSent() + other.bytesSent(),
                one.bytesReceived() + other.bytesReceived(),
                one.packetsSent() + other.packetsSent(),
                one.packetsLost() + other.packetsLost(),
                one.streamsOpened() + other.streamsOpened(),
                one.streamsAccepted() + other.streamsAccepted(),
                one.nudges() + other.nudges());
    }

    private static QuicStatistics withRtt(QuicStatistics of, long micros) {
        return new QuicStatistics(
                micros,
                of.bytesSent(),
                of.bytesReceived(),
                of.packetsSent(),
                of.packetsLost(),
                of.streamsOpened(),
                of.streamsAccepted(),
                of.nudges());
    }
}
