package chat.scp.sim;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock that jumps from one appointment to the next. Equal times keep the order of booking. */
public final class VirtualTime {
    public static final long MILLI = 1_000_000L;

    private record Appointment(long nanos, long order, Runnable what) {}

    private final PriorityQueue<Appointment> appointments =
            new PriorityQueue<>(Comparator.comparingLong(Appointment::nanos).thenComparingLong(Appointment::order));
    private long nowNanos;
    private long booked;

    public long now() {
        return nowNanos;
    }

    public void at(long nanos, Runnable what) {
        appointments.add(new Appointment(Math.max(nanos, nowNanos), booked++, what));
    }

    public void in(long nanos, Runnable what) {
        at(nowNanos + nanos, what);
    }

    /** Lets so much time pass, with all that happens in it. */
    public void pass(Duration duration) {
        long end = nowNanos + duration.toNanos();
        at(end, () -> {});
        while (nowNanos < end) {
            step(end);
        }
    }

    /** Goes on to the next appointment; false: there is none before the limit. */
    public boolean step(long limitNanos) {
        Appointment next = appointments.peek();
        if (next == null || next.nanos() > limitNanos) {
            return false;
        }
        appointments.remove();
        nowNanos = next.nanos();
        next.what().run();
        return true;
    }
}
