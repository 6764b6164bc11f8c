package chat.scp.quic;

import chat.scp.link.FrameBuffer;
import chat.scp.quic.engine.EngineLoop;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One task at a time, in order, with timers. Each sender bounds what it has in the mailbox: a stream by what
 * it reads ahead, a session by its commands. Thread-safe.
 *
 * <p>Theory of operation. There is a thread for it, but whoever lends his own works on the mailbox himself when nobody
 * else does: where many threads share few processors, as kwik's do, waking another one takes longer than the work. Whoever
 * works is the runner; he alone touches the batch and the timers, and passes them on under the lock.
 */
final class Loop implements EngineLoop, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Loop.class.getName());
    private static final long NEVER = Long.MAX_VALUE;

    /** After that a lender has done enough for others. */
    private static final long LENT_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private record Timer(long deadlineNanos, long order, Runnable task) {}

    private final FrameBuffer frames = new FrameBuffer();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition posted = lock.newCondition();
    private Deque<Runnable> mailbox = new ArrayDeque<>();
    /** What the runner works on: swapped with the mailbox, so that posting seldom waits. */
    private Deque<Runnable> batch = new ArrayDeque<>();

    private volatile @Nullable Thread runner;
    private boolean closed;
    private boolean sleeping;
    /** When the loop's own thread wakes by itself, while it sleeps. */
    private long wakesAtNanos = NEVER;

    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.comparingLong(Timer::deadlineNanos).thenComparingLong(Timer::order));
    private final long originNanos = System.nanoTime();
    private final Thread thread;
    private long order;

    Loop(String name) {
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public boolean isCurrent() {
        return Thread.currentThread() == runner;
    }

    @Override
    public FrameBuffer frames() {
        return frames;
    }

    /** From 0 on, so that sums with far deadlines do not overflow. */
    @Override
    public long nowNanos() {
        return System.nanoTime() - originNanos;
    }

    @Override
    public void execute(Runnable task) {
        lock.lock();
        try {
            if (!closed) {
                mailbox.add(task);
                if (runner == null) {
                    wake();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void lend(Runnable task) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            mailbox.add(task);
            if (runner != null) {
                return;
            }
            begin();
        } finally {
            lock.unlock();
        }
        long untilNanos = nowNanos() + LENT_NANOS;
        boolean works = true;
        try {
            while (works) {
                work();
                works = goesOn(untilNanos);
            }
        } finally {
            if (works) {
                goesOn(0); // an error: he ends here, and the next one goes on
            }
        }
    }

    @Override
    public void at(long deadlineNanos, Runnable task) {
        timers.add(new Timer(deadlineNanos, order++, task));
    }

    /** Runs what is in the mailbox, and nothing after it. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            wake();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (await()) {
            work();
        }
    }

    // ---- with the lock

    private void begin() {
        runner = Thread.currentThread();
        Deque<Runnable> next = mailbox;
        mailbox = batch;
        batch = next;
    }

    /** The calling thread runs no more. What it leaves, the loop's own thread does. */
    private void end() {
        runner = null;
        if (closed || !mailbox.isEmpty() || !batch.isEmpty() || nextTimerNanos() < wakesAtNanos) {
            wake();
        }
    }

    private void wake() {
        if (sleeping) {
            sleeping = false;
            posted.signal();
        }
    }

    private long nextTimerNanos() {
        return timers.isEmpty() ? NEVER : timers.element().deadlineNanos();
    }

    // ---- taking the lock

    /** Whether a lender has another turn. */
    private boolean goesOn(long untilNanos) {
        lock.lock();
        try {
            if (mailbox.isEmpty() || nowNanos() >= untilNanos) {
                end();
                return false;
            }
            begin();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The loop's own thread waits for something to do; false: closed, and the mailbox is empty. */
    private boolean await() {
        lock.lock();
        try {
            if (runner == thread) {
                runner = null;
            }
            while (runner != null || (mailbox.isEmpty() && batch.isEmpty() && !closed)) {
                // A lender tells when he ends, if there is something left then.
                wakesAtNanos = runner == null ? nextTimerNanos() : NEVER;
                long wait = wakesAtNanos == NEVER ? NEVER : wakesAtNanos - nowNanos();
                if (wait <= 0) {
                    break;
                }
                sleeping = true;
                posted.awaitNanos(wait);
                sleeping = false;
            }
            if (batch.isEmpty()) {
                begin();
            } else {
                runner = thread; // a lender's error left some
            }
            return !(closed && batch.isEmpty());
        } catch (InterruptedException e) {
            return await(); // nobody has reason to interrupt a loop, and it must not end
        } finally {
            lock.unlock();
        }
    }

    // ---- as the runner

    private void work() {
        for (Runnable task = batch.poll(); task != null; task = batch.poll()) {
            run(task);
        }
        long now = nowNanos();
        while (!timers.isEmpty() && timers.element().deadlineNanos() <= now) {
            run(timers.remove().task());
        }
    }

    /** A fault of one connection must not end the others. */
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a task failed", e);
        }
    }
}
