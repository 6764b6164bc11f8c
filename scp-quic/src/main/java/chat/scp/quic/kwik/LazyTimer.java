package chat.scp.quic.kwik;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tech.kwik.core.QuicConnection;

/**
 * One of the two timers that each connection of kwik has, without a thread of its own: one waits for the acknowledgement of
 * what was sent, the other for the end of a connection that is idle. kwik sets the first anew with each packet that is sent or
 * acknowledged, mostly to a later time, and wakes its thread each time; with fifty busy pairs of clients that was a
 * quarter of all context switches. Decision 25
 *
 * <p>Theory of operation. kwik cancels what it has set before it sets it anew, so there is one alarm at a time. Setting a later one
 * only writes it down: when the clock that all share looks at the time of the first, it sees the later one, and looks again
 * then. What is due runs on a thread that may wait, one at a time. Whatever else is asked of this executor, it does as its
 * parent does. Thread-safe.
 */
final class LazyTimer extends ScheduledThreadPoolExecutor {
    private static final long PARTING_SECONDS = 1;

    private final Workers workers;
    private final Runnable afterRing;
    private final Lookout lookout;
    private @Nullable Alarm alarm;
    private boolean runs;

    /** {@code afterRing}: what follows each ring. */
    LazyTimer(Workers workers, Runnable afterRing) {
        super(1); // a thread only comes with a task
        this.workers = workers;
        this.afterRing = afterRing;
        lookout = new Lookout(workers, this::look);
    }

    /** Gives both timers of this connection to it. */
    static void replace(QuicConnection connection, Workers workers, Runnable afterRing) {
        try {
            Object sender = Insides.call(connection, "getSender");
            replace(Insides.field(sender, "recoveryManager"), "scheduler", workers, afterRing);
            Object idleTimer = Insides.call(connection, "getIdleTimer");
            replace(idleTimer, "timer", workers, afterRing);
            if ((boolean) Insides.call(idleTimer, "isEnabled")) {
                Method set = idleTimer.getClass().getDeclaredMethod("setIdleTimeout", long.class);
                set.setAccessible(true);
                set.invoke(idleTimer, Insides.call(idleTimer, "getIdleTimeout")); // sets it anew, with this one
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            Insides.closed("kwik has two threads for timers in each connection", e);
        }
    }

    private static void replace(Object owner, String name, Workers workers, Runnable afterRing)
            throws ReflectiveOperationException {
        Field field = Insides.field(owner.getClass(), name);
        ScheduledThreadPoolExecutor old = (ScheduledThreadPoolExecutor) field.get(owner);
        field.set(owner, new LazyTimer(workers, afterRing));
        // Not shut down: somebody may be about to set it, and would fail. Its thread ends when it has nothing to do.
        old.setKeepAliveTime(PARTING_SECONDS, TimeUnit.SECONDS);
        old.allowCoreThreadTimeOut(true);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        Alarm made = new Alarm(task, System.nanoTime() + unit.toNanos(delay), 0);
        return accepts(made) ? made : super.schedule(task, delay, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long initialDelay, long period, TimeUnit unit) {
        Alarm made = new Alarm(task, System.nanoTime() + unit.toNanos(initialDelay), unit.toNanos(period));
        return accepts(made) ? made : super.scheduleAtFixedRate(task, initialDelay, period, unit);
    }

    @Override
    public synchronized void shutdown() {
        if (alarm != null) {
            alarm.cancel(false);
            alarm = null;
        }
        super.shutdown();
    }

    /** False: there is another one already, or this is shut down. */
    private synchronized boolean accepts(Alarm next) {
        if (isShutdown() || (alarm != null && !alarm.isDone())) {
            return false;
        }
        alarm = next;
        lookout.at(next.dueNanos);
        return true;
    }

    private synchronized void look() {
        Alarm known = alarm;
        if (known == null || known.isDone()) {
            alarm = null;
        } else if (runs || known.dueNanos - System.nanoTime() > 0) {
            lookout.at(known.dueNanos);
        } else {
            alarm = null;
            runs = true;
            workers.run(() -> ring(known));
        }
    }

    private void ring(Alarm due) {
        boolean again = due.ring();
        synchronized (this) {
            runs = false;
            if (again && !isShutdown() && alarm == null) {
                alarm = due;
                lookout.at(due.dueNanos);
            }
        }
        afterRing.run();
    }

    private static final class Alarm extends FutureTask<@Nullable Void> implements ScheduledFuture<@Nullable Void> {
        private final long periodNanos;
        /** Guarded by the timer, once it is known there. */
        private long dueNanos;

        /** {@code periodNanos}: 0 for one that rings once. */
        Alarm(Runnable task, long dueNanos, long periodNanos) {
            super(task, null);
            this.dueNanos = dueNanos;
            this.periodNanos = periodNanos;
        }

        /** Returns whether it is to ring again. */
        boolean ring() {
            if (periodNanos == 0) {
                run();
                return false;
            }
            dueNanos = System.nanoTime() + periodNanos;
            return runAndReset();
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
