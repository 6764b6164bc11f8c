package chat.scp.quic;

import chat.scp.negotiation.Negotiator;
import chat.scp.quic.engine.EngineLoop;
import chat.scp.quic.engine.StreamHandler;
import chat.scp.wire.CodecTable;
import chat.scp.wire.Framer;
import chat.scp.wire.ProtocolException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells the pushes of SCP/1 in the order in which the server opened their streams, whatever order they come in: else
 * the lines of a chat would change places, and its end would overtake the last of them. §10.1-7
 *
 * <p>Theory of operation. The ids of one kind of stream have no gaps, so it is always known whose turn it is. What comes
 * before its turn is held. A turn is over when a PDU is whole, or the stream ended in any way; and when what is held has
 * waited too long, or is too much. On the loop.
 */
final class PushOrder {
    static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);
    static final int MAX_HELD_BYTES = 1024 * 1024;
    static final int MAX_WAITING = 256;

    private static final CodecTable CODECS = Negotiator.of(1, 1).newest().codecs();
    private static final int MAX_FRAME_BYTES = CODECS.format().headerBytes() + 0xFFFF;

    /** From one stream of a kind to the next. RFC 9000 §2.1 */
    private static final int STEP = 4;

    private final EngineLoop loop;
    private final NavigableMap<Long, Push> waiting = new TreeMap<>();
    private long turn;
    private int heldBytes;
    private boolean watching;

    /** {@code first}: the id of the first stream of this kind. */
    PushOrder(EngineLoop loop, long first) {
        this.loop = loop;
        turn = first;
    }

    /** Hears this stream, and tells it to {@code owner} when it is its turn. */
    StreamHandler inTurn(long id, StreamHandler owner) {
        Push push = new Push(id, owner);
        if (id > turn) {
            waiting.put(id, push);
            if (waiting.size() > MAX_WAITING) {
                tellAll();
            }
        }
        return push;
    }

    /** What is held is told now, and what is missing is not waited for. */
    void tellAll() {
        if (!waiting.isEmpty()) {
            goOnTo(waiting.lastKey());
        }
    }

    /** The turn of this one comes, whatever is missing before it. */
    private void goOnTo(long id) {
        while (!waiting.isEmpty() && waiting.firstKey() <= id) {
            Push next = waiting.pollFirstEntry().getValue();
            turn = next.id;
            next.tellHeld();
        }
        goOn();
    }

    /** The turn goes from one that is over to the next. */
    private void goOn() {
        for (Push next = waiting.remove(turn); next != null; next = waiting.remove(turn)) {
            next.tellHeld();
        }
    }

    /** From the first that has waited long enough on, at the latest. */
    private void watch() {
        long oldest = waiting.values().stream()
                .filter(Push::holds)
                .mapToLong(push -> push.sinceNanos)
                .min()
                .orElse(Long.MAX_VALUE);
        if (!watching && oldest != Long.MAX_VALUE) {
            watching = true;
            loop.at(oldest + PATIENCE_NANOS, this::look);
        }
    }

    private void look() {
        watching = false;
        long now = loop.nowNanos();
        waiting.values().stream()
                .filter(push -> push.holds() && now - push.sinceNanos >= PATIENCE_NANOS)
                .mapToLong(push -> push.id)
                .max()
                .ifPresent(this::goOnTo);
        watch();
    }

    /** One stream, and what of it waits for its turn. */
    private final class Push implements StreamHandler {
        private final long id;
        private final StreamHandler owner;
        private final Framer framer = new Framer(CODECS.format(), MAX_FRAME_BYTES);
        private @Nullable ByteArrayOutputStream held;
        private @Nullable Runnable end;
        private long sinceNanos;
        private boolean over;

        Push(long id, StreamHandler owner) {
            this.id = id;
            this.owner = owner;
        }

        boolean holds() {
            return held != null || end != null;
        }

        private boolean waits() {
            return id > turn;
        }

        @Override
        public void received(ByteBuffer bytes) {
            if (waits()) {
                hold(bytes);
            } else {
                over |= holdsWhole(bytes);
                owner.received(bytes);
                pass();
            }
        }

        private void hold(ByteBuffer bytes) {
            int more = bytes.remaining();
            over |= holdsWhole(bytes);
            ByteArrayOutputStream to = held;
            if (to == null) {
                to = new ByteArrayOutputStream(more);
                held = to;
                begins();
            }
            while (bytes.hasRemaining()) {
                to.write(bytes.get());
            }
            heldBytes += more;
            if (heldBytes > MAX_HELD_BYTES) {
                tellAll();
            }
        }

        private void begins() {
            sinceNanos = loop.nowNanos();
            watch();
        }

        /** A server may be late to finish the stream, but says nothing more on it. §10.1-1 */
        private boolean holdsWhole(ByteBuffer bytes) {
            try {
                return over || framer.next(bytes.duplicate());
            } catch (ProtocolException e) {
                return true; // as the session will find out
            }
        }

        @Override
        public void finished() {
            ended(owner::finished);
        }

        @Override
        public void broken() {
            ended(owner::broken);
        }

        private void ended(Runnable told) {
            over = true;
            if (waits()) {
                end = told;
                if (held == null) {
                    begins();
                }
            } else {
                told.run();
                pass();
            }
        }

        /** Passes the turn on if this one has had it. */
        private void pass() {
            if (over && id == turn) {
                turn += STEP;
                goOn();
            }
        }

        /** It is its turn. */
        void tellHeld() {
            ByteArrayOutputStream bytes = held;
            held = null;
            if (bytes != null) {
                heldBytes -= bytes.size();
                owner.received(ByteBuffer.wrap(bytes.toByteArray()));
            }
            if (end != null) {
                end.run();
            }
            if (over && id == turn) {
                turn += STEP;
            }
        }

        @Override
        public void writable() {
            owner.writable();
        }
    }
}
