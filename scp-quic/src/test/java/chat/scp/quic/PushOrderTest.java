package chat.scp.quic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scp.Spec;
import chat.scp.link.FrameBuffer;
import chat.scp.pdu.v1.Text;
import chat.scp.quic.engine.EngineLoop;
import chat.scp.quic.engine.StreamHandler;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;

@Spec("10.1-7")
final class PushOrderTest {
    private final Clock clock = new Clock();
    private final PushOrder order = new PushOrder(clock, 1);
    private final List<String> told = new ArrayList<>();

    private StreamHandler stream(int number) {
        return order.inTurn(1 + 4L * number, new StreamHandler() {
            @Override
            public void received(ByteBuffer bytes) {
                told.add(number + ":" + bytes.remaining());
            }

            @Override
            public void finished() {
                told.add(number + " finished");
            }

            @Override
            public void broken() {
                told.add(number + " broken");
            }

            @Override
            public void writable() {}
        });
    }

    private static ByteBuffer text(int length) {
        return ByteBuffer.wrap(RawPeer.encode(RawServer.CODECS, new Text("x".repeat(length - 6))));
    }

    private void told(String... wanted) {
        assertEquals(List.of(wanted), told);
    }

    @Test
    void whatIsInOrderIsToldAtOnce() {
        stream(0).received(text(10));
        told("0:10");
        StreamHandler second = stream(1);
        second.received(text(11));
        second.finished();
        told("0:10", "1:11", "1 finished");
    }

    @Test
    void aPduInPiecesHoldsTheNextUntilItIsWhole() {
        StreamHandler first = stream(0);
        StreamHandler second = stream(1);
        ByteBuffer pieces = text(20);
        second.received(text(10));
        second.finished();
        for (int at = 0; at < 19; at++) {
            first.received(pieces.slice(at, 1));
        }
        assertEquals(19, told.size());
        first.received(pieces.slice(19, 1));
        assertEquals(List.of("0:1", "1:10", "1 finished"), told.subList(19, 22));
        first.finished();
        assertEquals("0 finished", told.get(22));
    }

    @Test
    void oneThatIsResetHoldsNobodyUp() {
        StreamHandler first = stream(0);
        stream(1).received(text(10));
        first.broken();
        told("0 broken", "1:10");
    }

    @Test
    void oneThatWasResetBeforeItsTurnIsToldInItsTurn() {
        stream(1).broken();
        stream(2).received(text(10));
        told();
        stream(0).finished();
        told("0 finished", "1 broken", "2:10");
    }

    @Test
    void oneThatNeverComesIsNotWaitedForForEver() {
        stream(2).received(text(12));
        clock.goTo(PushOrder.PATIENCE_NANOS - 1);
        stream(4).received(text(14));
        told();
        clock.goTo(PushOrder.PATIENCE_NANOS);
        told("2:12");
        clock.goTo(2 * PushOrder.PATIENCE_NANOS);
        told("2:12", "4:14");
        stream(5).received(text(15));
        stream(0).received(text(10));
        told("2:12", "4:14", "5:15", "0:10");
    }

    /** An engine may know of streams on which nothing came. */
    @Test
    void streamsThatSayNothingNeedNoPatience() {
        stream(0);
        stream(1);
        clock.goTo(10 * PushOrder.PATIENCE_NANOS);
        StreamHandler third = stream(2);
        third.received(text(10));
        clock.goTo(11 * PushOrder.PATIENCE_NANOS - 1);
        told();
        clock.goTo(11 * PushOrder.PATIENCE_NANOS);
        told("2:10");
    }

    @Test
    void noMoreIsHeldThanIsAllowed() {
        int one = 60_000;
        int all = PushOrder.MAX_HELD_BYTES / one;
        for (int i = 1; i <= all; i++) {
            stream(i).received(text(one));
        }
        told();
        stream(all + 1).received(text(one));
        assertEquals(all + 1, told.size());
        assertEquals("1:60000", told.get(0));
        stream(all + 2).received(text(10));
        assertEquals((all + 2) + ":10", told.get(all + 1));
    }

    @Test
    void noMoreStreamsAreHeldThanAreAllowed() {
        for (int i = 1; i <= PushOrder.MAX_WAITING; i++) {
            stream(i).received(text(10));
        }
        told();
        stream(PushOrder.MAX_WAITING + 1);
        assertEquals(PushOrder.MAX_WAITING, told.size());
    }

    @Test
    void whatIsNoScp1IsTheSessionsMatter() {
        StreamHandler first = stream(0);
        stream(1).received(text(10));
        first.received(ByteBuffer.wrap(new byte[] {0x47}));
        told("0:1", "1:10");
    }

    @Test
    void atTheEndAllThatCameIsTold() {
        stream(3).received(text(13));
        stream(1).received(text(11));
        order.tellAll();
        told("1:11", "3:13");
        order.tellAll();
        assertEquals(2, told.size());
    }

    /** Time goes on when the test says so. */
    private static final class Clock implements EngineLoop {
        private record Due(long nanos, Runnable task) {}

        private final PriorityQueue<Due> timers = new PriorityQueue<>(Comparator.comparingLong(Due::nanos));
        private final FrameBuffer frames = new FrameBuffer();
        private long now;

        void goTo(long nanos) {
            now = nanos;
            while (!timers.isEmpty() && timers.element().nanos <= now) {
                timers.remove().task.run();
            }
        }

        @Override
        public boolean isCurrent() {
            return true;
        }

        @Override
        public FrameBuffer frames() {
            return frames;
        }

        @Override
        public long nowNanos() {
            return now;
        }

        @Override
        public void at(long deadlineNanos, Runnable task) {
            timers.add(new Due(deadlineNanos, task));
        }

        @Override
        public void execute(Runnable task) {
            task.run();
        }
    }
}
