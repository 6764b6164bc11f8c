package chat.scp.server.store;

/**
 * Numbers of a store since it was opened.
 *
 * @param waiting writes that wait now
 * @param writes that were committed
 * @param commits that did it: fewer, since many wait for one
 * @param failures writes that failed
 * @param commitNanos time that the commits took together
 * @param bytes of the file
 */
public record StoreStatistics(int waiting, long writes, long commits, long failures, long commitNanos, long bytes) {
    public static final StoreStatistics NONE = new StoreStatistics(0, 0, 0, 0, 0, 0);

    StoreStatistics committed(int more, long nanos) {
        return new StoreStatistics(waiting, writes + more, commits + 1, failures, commitNanos + nanos, bytes);
    }

    StoreStatistics failed() {
        return new StoreStatistics(waiting, writes, commits, failures + 1, commitNanos, bytes);
    }

    StoreStatistics withWaiting(int now) {
        return new StoreStatistics(now, writes, commits, failures, commitNanos, bytes);
    }

    StoreStatistics withBytes(long now) {
        return new StoreStatistics(waiting, writes, commits, failures, commitNanos, now);
    }
}
