package chat.scp.server.crowd;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * What this process holds.
 *
 * @param threads that do something, or wait for somebody; those of pools that have nothing to do end by themselves
 * @param files sockets and all else; 0 where the system does not tell
 * @param bytes of the heap that are in use after a collection
 */
record Held(long threads, int files, long bytes) {
    private static final File FILES = new File("/proc/self/fd");
    private static final int LOOKS = 60;
    private static final int CALM_LOOKS = 2;
    private static final long FEW_BYTES = 1L << 20;

    /** Once it does not become less any more: connections linger for some seconds. */
    static Held settled() throws InterruptedException {
        Held least = now();
        int calm = 0;
        for (int i = 0; i < LOOKS && calm < CALM_LOOKS; i++) {
            TimeUnit.SECONDS.sleep(1); // looks again: nobody tells of it
            Held next = now();
            boolean less = next.threads < least.threads
                    || next.files < least.files
                    || next.bytes < least.bytes - FEW_BYTES; // what a timer holds goes when it is due
            calm = less ? 0 : calm + 1;
            least = less ? next : least;
        }
        return least;
    }

    private static Held now() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        String[] files = FILES.list();
        return new Held(
                Thread.getAllStackTraces().values().stream()
                        .filter(stack -> Arrays.stream(stack).noneMatch(Held::isIdle))
                        .count(),
                files == null ? 0 : files.length,
                memory.getHeapMemoryUsage().getUsed());
    }

    private static boolean isIdle(StackTraceElement at) {
        return at.getMethodName().equals("getTask") && at.getClassName().endsWith(".ThreadPoolExecutor");
    }

    /** A few threads and bytes are anybody's: caches, what is loaded late. */
    boolean isAbout(Held before, int spareThreads, long spareBytes) {
        return threads <= before.threads + spareThreads && files <= before.files && bytes <= before.bytes + spareBytes;
    }
}
