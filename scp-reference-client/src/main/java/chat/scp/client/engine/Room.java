package chat.scp.client.engine;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How much of the outbox is free. Thread-safe; {@link #await} suits virtual threads. */
final class Room {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition freed = lock.newCondition();
    private int messages;
    private long bytes;
    private boolean closed;

    Room(int messages, long bytes) {
        this.messages = messages;
        this.bytes = bytes;
    }

    /** Takes it if it is there. */
    boolean tryTake(int size) {
        lock.lock();
        try {
            return take(size);
        } finally {
            lock.unlock();
        }
    }

    private boolean take(int size) {
        if (messages < 1 || bytes < size) {
            return false;
        }
        messages--;
        bytes -= size;
        return true;
    }

    /** Waits for it; false: not in time, or the client was closed meanwhile. */
    boolean await(int size, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (!take(size)) {
                if (left <= 0 || closed) {
                    return false;
                }
                left = freed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** What an earlier run left is there, whether it fits or not. */
    void occupy(int size) {
        lock.lock();
        try {
            messages--;
            bytes -= size;
        } finally {
            lock.unlock();
        }
    }

    void give(int size) {
        lock.lock();
        try {
            messages++;
            bytes += size;
            freed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nobody waits any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            freed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
