package chat.scp.arch;

import chat.scp.v2.codec.Scp2Codecs;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/** Classes that break the rules of this package, to show that the rules find them. */
final class Offenders {
    private Offenders() {}

    static final class WrongArrow {
        Object codecs() {
            return Scp2Codecs.TABLE;
        }
    }

    static final class Clock {
        long now() {
            return System.nanoTime();
        }
    }

    static final class WallClock {
        Instant now() {
            return Instant.now();
        }
    }

    static final class Threads {
        Object thread() {
            return new Thread(() -> {});
        }
    }

    static final class Locks {
        Object lock() {
            return new ReentrantLock();
        }
    }

    static final class Monitors {
        synchronized int guarded() {
            return 1;
        }
    }

    static final class Chance {
        byte[] salt() {
            return new SecureRandom().generateSeed(1);
        }
    }

    static final class RandomIds {
        UUID id() {
            return UUID.randomUUID();
        }
    }

    static final class Sockets {
        Object socket() {
            return new java.net.Socket();
        }
    }

    static final class Files {
        Object file() {
            return new java.io.File("x");
        }
    }
}
