package chat.scp.quic;

import chat.scp.quic.engine.EngineLoop;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A thread with a mailbox and timers. Each sender bounds what it has in the mailbox: a stream by what
 * it reads ahead, a session by its commands. Thread-safe.
 */
final class Loop implements EngineLoop, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Loop.class.getName());

    private record Timer(long deadlineNanos, long order, Runnable task) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition posted = lock.newCondition();
    private Deque<Runnable> mailbox = new ArrayDeque<>();
    /** What the thread works on: swapped with the mailbox, so that posting seldom waits. */
    private Deque<Runnable> batch = new ArrayDeque<>();

    private boolean closed;
    private boolean sleeping;
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
        return Thread.currentThread() == thread;
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
                if (sleeping) {
                    sleeping = false;
                    posted.signal();
                }
            }
        } finally {
            lock.unlock();
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
            sleeping = false;
            posted.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (await()) {
            for (Runnable task = batch.poll(); task != null; task = batch.poll()) {
                run(task);
            }
            runTimers();
        }
    }

    /** Waits for something to do; false: closed, and the mailbox is empty. */
    private boolean await() {
        lock.lock();
        try {
            while (mailbox.isEmpty() && !closed) {
                long wait = timers.isEmpty() ? Long.MAX_VALUE : timers.element().deadlineNanos() - nowNanos();
                if (wait <= 0) {
                    return true;
                }
                sleeping = true;
                posted.awaitNanos(wait);
                sleeping = false;
            }
            Deque<Runnable> next = mailbox;
            mailbox = batch;
            batch = next;
            return !(closed && batch.isEmpty());
        } catch (InterruptedException e) {
            return true; // nobody has reason to interrupt a loop, and it must not end
        } finally {
            lock.unlock();
        }
    }

    private void runTimers() {
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
