package chat.scp.sim;

import chat.scp.link.LinkListener;
import chat.scp.link.SessionPump;
import chat.scp.signal.Channel;
import java.nio.ByteBuffer;

/** Ticks one session when it is due, for as long as it lives: books anew whenever something may have moved its deadline. */
public final class Timekeeper {
    private final VirtualTime time;
    private final SessionPump<?, ?> pump;
    private long bookedNanos = Long.MAX_VALUE;

    public Timekeeper(VirtualTime time, SessionPump<?, ?> pump) {
        this.time = time;
        this.pump = pump;
    }

    /** To be called after a command was given. */
    public void look() {
        long deadline = pump.deadlineNanos();
        if (deadline < bookedNanos) {
            bookedNanos = deadline;
            time.at(deadline, this::due);
        }
    }

    /** Looks after everything that the listener hears. */
    public LinkListener around(LinkListener listener) {
        look();
        return new LinkListener() {
            @Override
            public void received(Channel channel, ByteBuffer bytes, long nowNanos) {
                listener.received(channel, bytes, nowNanos);
                look();
            }

            @Override
            public void finished(Channel channel, long nowNanos) {
                listener.finished(channel, nowNanos);
                look();
            }

            @Override
            public void writable(long nowNanos) {
                listener.writable(nowNanos);
                look();
            }

            @Override
            public void closed(long nowNanos) {
                listener.closed(nowNanos);
                look();
            }
        };
    }

    // An earlier deadline books another appointment: the one that finds nothing due only looks again.
    private void due() {
        if (time.now() >= bookedNanos) {
            bookedNanos = Long.MAX_VALUE;
        }
        if (pump.deadlineNanos() <= time.now()) {
            pump.tick(time.now());
        }
        look();
    }
}
