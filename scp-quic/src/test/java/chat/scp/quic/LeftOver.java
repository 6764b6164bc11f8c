package chat.scp.quic;

import java.io.File;

/**
 * What this process holds.
 *
 * @param kwiksThreads of kwik's connections
 * @param openFiles sockets and all else; 0 where the system does not tell
 */
record LeftOver(long kwiksThreads, int openFiles) {
    private static final File FILES = new File("/proc/self/fd");

    static LeftOver now() {
        long threads = Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.matches("(sender|idle-timer|loss-detection|receiver-|keep-alive).*"))
                .count();
        String[] files = FILES.list();
        return new LeftOver(threads, files == null ? 0 : files.length);
    }

    boolean isAtMost(LeftOver other) {
        return kwiksThreads <= other.kwiksThreads && openFiles <= other.openFiles;
    }
}
